# $ oracle=no (aiohttp is not installed there)
"""Names of methods that a library keeps, asked of a route that is made and never served itself."""

from aiohttp import hdrs
from fastapi import FastAPI
from starlette.routing import Route

app = FastAPI()


def listed():
    return []


wanted = {"/things": None, "/orders": hdrs.METH_POST}
for path, method in wanted.items():
    if method == hdrs.METH_POST:
        route = Route(path, listed, methods=[hdrs.METH_POST])
    else:
        route = Route(path, listed, methods=[hdrs.METH_GET])
    verb = [name for name in route.methods if name != "HEAD"][0]
    getattr(app, verb.lower())(route.path)(listed)  # $ endpoint="GET /things" endpoint="POST /orders"
