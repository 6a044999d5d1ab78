"""An application that is mounted inside a library's middleware is guarded as one that adds it."""

from functools import partial

from fastapi import FastAPI
from starlette.authentication import AuthCredentials, AuthenticationBackend, AuthenticationError, SimpleUser
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse


class Backend(AuthenticationBackend):
    async def authenticate(self, conn):
        if "Authorization" not in conn.headers:
            raise AuthenticationError("who is it?")
        return AuthCredentials(["authenticated"]), SimpleUser("somebody")


def refused(conn, error):
    return PlainTextResponse(str(error), status_code=401)


orders, bills, notes, news = FastAPI(), FastAPI(), FastAPI(), FastAPI()


@orders.get("/all")  # $ endpoint="GET /orders/all" guard=authenticate
def all_orders(): ...


def printed(request): ...


orders.add_route("/printed", printed)  # $ endpoint="GET /orders/printed" guard=authenticate


@bills.get("/all")  # $ endpoint="GET /bills/all" guard=authenticate
def all_bills(): ...


@notes.get("/all")  # $ endpoint="GET /notes/all" guard=authenticate
def all_notes(): ...


@news.get("/all")  # $ endpoint="GET /news/all" guard=none
def all_news(): ...


app = FastAPI()
guarded = partial(AuthenticationMiddleware, backend=Backend(), on_error=refused)
app.mount("/orders", app=guarded(orders))
app.mount("/bills", AuthenticationMiddleware(bills, backend=Backend(), on_error=refused))
app.mount("/notes", AuthenticationMiddleware(app=notes, backend=Backend(), on_error=refused))
app.mount("/news", GZipMiddleware(news))
