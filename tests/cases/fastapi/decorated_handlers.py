# A decorator below the route's is met on the way to the handler: some of them refuse.
import functools
import inspect

from fastapi import FastAPI, HTTPException, Request
from starlette.authentication import AuthenticationBackend, requires
from starlette.middleware.authentication import AuthenticationMiddleware


class Anonymous(AuthenticationBackend):
    async def authenticate(self, conn):
        return None


app = FastAPI()
app.add_middleware(AuthenticationMiddleware, backend=Anonymous())


def login_required(handler):
    @functools.wraps(handler)
    async def wrapper(*args, **kwargs):
        request = kwargs["request"]
        if request.cookies.get("user") is None:
            raise HTTPException(status_code=401)
        return await handler(*args, **kwargs)

    return wrapper


def with_scope(scope):
    def decorator(handler):
        @functools.wraps(handler)
        async def wrapper(request: Request, *args, **kwargs):
            if scope not in request.auth.scopes:
                raise HTTPException(status_code=403)
            return await handler(request, *args, **kwargs)

        return wrapper

    return decorator


def logged(handler):
    @functools.wraps(handler)
    async def wrapper(*args, **kwargs):
        print(handler.__name__)
        return await handler(*args, **kwargs)

    return wrapper


def handle_errors(handler):
    @functools.wraps(handler)
    async def wrapper(*args, **kwargs):
        try:
            return await handler(*args, **kwargs)
        except PermissionError as error:
            raise HTTPException(status_code=401) from error

    return wrapper


@app.get("/notes")  # $ endpoint="GET /notes" guard=requires
@requires(["authenticated"])
async def notes(request: Request): ...


@app.get("/orders")  # $ endpoint="GET /orders" guard=login_required
@logged
@login_required
async def orders(request: Request): ...


@app.get("/reports")  # $ endpoint="GET /reports" guard=with_scope
@with_scope("reports")
async def reports(request: Request): ...


@app.get("/news")  # $ endpoint="GET /news" guard=none
@logged
@handle_errors
async def news(request: Request):
    if request.headers.get("x-beta") == "never":
        raise HTTPException(status_code=403)


def allowed(request, scopes):
    return not set(scopes).isdisjoint(request.auth.scopes)


def protected(scopes):
    def decorator(handler):
        if inspect.iscoroutinefunction(handler):

            @functools.wraps(handler)
            async def async_wrapper(*args, **kwargs):
                if not allowed(kwargs.get("request"), scopes):
                    raise HTTPException(status_code=401)
                return await handler(*args, **kwargs)

            return async_wrapper

        @functools.wraps(handler)
        def wrapper(*args, **kwargs):
            if not allowed(kwargs.get("request"), scopes):
                raise HTTPException(status_code=401)
            return handler(*args, **kwargs)

        return wrapper

    return decorator


@app.get("/roms")  # $ endpoint="GET /roms" guard=protected
@protected(["roms.read"])
async def roms(request: Request): ...
