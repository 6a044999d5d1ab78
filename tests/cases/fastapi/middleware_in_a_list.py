# ``Middleware(cls, **settings)`` in the list that an application, a mount or a route is made with stands before what it serves.
from fastapi import FastAPI
from fastapi.middleware import Middleware as Layer
from starlette.authentication import AuthCredentials, AuthenticationBackend, AuthenticationError, SimpleUser
from starlette.middleware import Middleware
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route


class Tickets(AuthenticationBackend):
    async def authenticate(self, conn):
        ticket = conn.headers.get("Authorization")
        if ticket:
            return AuthCredentials(["ticket"]), SimpleUser(ticket)
        raise AuthenticationError("no ticket")


class Guests(AuthenticationBackend):
    async def authenticate(self, conn):
        ticket = conn.headers.get("Authorization")
        return (AuthCredentials(["ticket"]), SimpleUser(ticket)) if ticket else None


def refused(conn, error):
    return JSONResponse({}, status_code=401)


class KeyMiddleware:
    def __init__(self, app, key, open_below="/none"):
        self.app = app
        self.key = key
        self.open_below = open_below

    async def __call__(self, scope, receive, send):
        headers = dict(scope["headers"])
        if not scope["path"].startswith(self.open_below) and headers.get(b"x-api-key") != self.key:
            return await JSONResponse({}, status_code=401)(scope, receive, send)
        return await self.app(scope, receive, send)


async def listed(request):
    return JSONResponse({})


trains = FastAPI(
    middleware=[
        Middleware(CORSMiddleware, allow_origins=["*"]),
        Middleware(AuthenticationMiddleware, backend=Tickets(), on_error=refused),
    ]
)


@trains.get("/seats")  # $ endpoint="GET /trains/seats" guard=authenticate
def seats(): ...


parks = FastAPI(middleware=[Layer(AuthenticationMiddleware, backend=Guests(), on_error=refused)])


@parks.get("/benches")  # $ endpoint="GET /parks/benches" guard=none
def benches(): ...


layers = [Middleware(KeyMiddleware, key=b"k", open_below="/depots/open")]
depots = FastAPI(middleware=layers)


@depots.get("/engines")  # $ endpoint="GET /depots/engines" guard=KeyMiddleware
def engines(): ...


@depots.get("/open/hours")  # $ endpoint="GET /depots/open/hours" guard=none
def hours(): ...


app = FastAPI(
    routes=[
        Mount(
            "/yards",
            routes=[
                Route("/tracks", listed),  # $ endpoint="GET /yards/tracks" guard=KeyMiddleware
            ],
            middleware=[Middleware(KeyMiddleware, key=b"k")],
        ),
        Route("/times", listed),  # $ endpoint="GET /times" guard=none
        Route("/plans", listed, middleware=[Middleware(KeyMiddleware, b"k")]),  # $ endpoint="GET /plans" guard=KeyMiddleware
    ]
)
app.mount("/trains", trains)
app.mount("/parks", parks)
app.mount("/depots", depots)
