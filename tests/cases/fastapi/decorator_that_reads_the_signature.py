# A decorator that makes one wrapper for coroutines and another for plain functions, and finds the request by its parameter's name.
import functools
import inspect

from fastapi import FastAPI, HTTPException, Request

app = FastAPI()


def signed_in(request: Request) -> bool:
    return request.cookies.get("session") is not None


def requires(status_code: int = 403):
    def decorator(func):
        kind = None
        signature = inspect.signature(func)
        for index, parameter in enumerate(signature.parameters.values()):
            if parameter.name in {"request", "websocket"}:
                kind = parameter.name
                break
        else:
            raise TypeError(f"{func} takes no request")

        if kind == "websocket":

            @functools.wraps(func)
            async def of_a_socket(*args, **kwargs):
                await func(*args, **kwargs)

            return of_a_socket
        if inspect.iscoroutinefunction(func):

            @functools.wraps(func)
            async def of_a_coroutine(*args, **kwargs):
                request = kwargs.get("request", args[index] if args else None)
                if not signed_in(request):
                    raise HTTPException(status_code)
                return await func(*args, **kwargs)

            return of_a_coroutine

        @functools.wraps(func)
        def of_a_function(*args, **kwargs):
            try:
                request = kwargs["request"]
            except KeyError:
                request = args[index]
            if not signed_in(request):
                raise HTTPException(status_code)
            return func(*args, **kwargs)

        return of_a_function

    return decorator


@app.get("/me")  # $ endpoint="GET /me" guard=requires
@requires()
async def me(request: Request): ...


@app.get("/mine")  # $ endpoint="GET /mine" guard=requires
@requires(401)
def mine(request: Request): ...


@app.get("/news")  # $ endpoint="GET /news"
async def news(request: Request): ...
