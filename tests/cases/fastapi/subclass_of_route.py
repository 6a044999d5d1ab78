# $ oracle=no: the recording notes where a route stands in the initialiser that is not called
"""A class of routes may set what a route is by itself, without the library's initialiser."""

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.routing import Mount, Route, compile_path


async def handler(request): ...


class ApiRoute(Route):
    def __init__(self, path, endpoint, *, methods=None, name=None):
        if not path.startswith("/"):
            raise ValueError(path)
        self.path = path
        self.endpoint = endpoint
        self.name = name or "route"
        self.include_in_schema = True
        self.app = endpoint
        self.methods = {method.upper() for method in methods or ["GET"]}
        if "GET" in self.methods:
            self.methods.add("HEAD")
        self.path_regex, self.path_format, self.param_convertors = compile_path(path)


class Named(Route):
    def __init__(self, name, endpoint, **options):
        super().__init__("/named/" + name, endpoint, **options)  # $ endpoint="DELETE /named/one" endpoint="DELETE /inner/named/one"


routes = [
    ApiRoute("/things", handler, methods=["post", "put"]),  # $ endpoint="POST /things" endpoint="PUT /things" endpoint="POST /inner/things" endpoint="PUT /inner/things"
    ApiRoute("/things/{name}", handler),  # $ endpoint="GET /things/{name}" endpoint="GET /inner/things/{name}"
    Named("one", handler, methods=["DELETE"]),
]
app = FastAPI(routes=routes)
app.mount("/inner", Starlette(routes=[Mount("/", routes=routes)]))
