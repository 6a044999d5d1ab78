# What lets everybody by is no guard where no setting has chosen it, or where a setting chooses among objects that all let by.
# PATH stands for a setting of which nothing in the repository says whether it is set; wherever this runs, it is.
import os

from fastapi import Depends, FastAPI, HTTPException, Request, Response
from starlette.middleware.base import BaseHTTPMiddleware


class Manager:
    def __init__(self, kind, name=""):
        self.kind = kind
        self.name = name


class Auth(BaseHTTPMiddleware):
    def __init__(self, app, manager: Manager):
        super().__init__(app)
        self.manager = manager

    async def dispatch(self, request: Request, call_next):
        if self.manager.kind == "none":
            return await call_next(request)
        if not request.headers.get("Authorization"):
            return Response(status_code=401)
        return await call_next(request)


app = FastAPI()


def guarded(path, manager):
    inner = FastAPI()
    inner.add_middleware(Auth, manager=manager)
    app.mount(path, inner)
    return inner


alone = guarded("/alone", Manager("none"))


@alone.get("/items")  # $ endpoint="GET /alone/items" guard=none
def items_alone(): ...


named = guarded("/named", Manager("none", "one") if os.environ.get("PATH") else Manager("none", "two"))


@named.get("/items")  # $ endpoint="GET /named/items" guard=none
def items_named(): ...


strict, public = Manager("jwt"), Manager("none")
chosen = public
if os.environ.get("PATH"):
    chosen = strict
picked = strict if os.environ.get("PATH") else public
shared = guarded("/shared", public)


@shared.get("/items")  # $ endpoint="GET /shared/items" guard=none
def items_shared(): ...


class Account:
    async def __call__(self, request: Request):
        if not request.headers.get("Authorization"):
            raise HTTPException(401)


class Nobody:
    async def __call__(self, request: Request):
        return None


other_than_the_default = Nobody() if os.environ.get("PATH") else Account()
if os.environ.get("NO_SUCH_SETTING"):
    mounted = Account()
else:
    mounted = Nobody()


@app.get("/mounted", dependencies=[Depends(mounted)])  # $ endpoint="GET /mounted" guard=none
def when_mounted(): ...
