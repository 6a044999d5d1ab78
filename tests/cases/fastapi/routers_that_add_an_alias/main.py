import functools
import inspect

from fastapi import FastAPI

from routing import APIRouter

router = APIRouter()


def logged(function):
    if inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def later(*arguments, **options):
            return await function(*arguments, **options)

        return later

    @functools.wraps(function)
    def now(*arguments, **options):
        return function(*arguments, **options)

    return now


def route(method, path):
    def decorator(function):
        return method(path)(logged(function))

    return decorator


@route(router.get, "/orders")
def orders(): ...  # $ endpoint="GET /orders" endpoint="GET /alias/orders"


app = FastAPI()
app.include_router(router)
