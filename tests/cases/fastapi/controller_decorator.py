import inspect

from fastapi import APIRouter, FastAPI


def get(path):
    def mark(function):
        function.route = ("GET", path)
        return function

    return mark


def post(path):
    def mark(function):
        function.route = ("POST", path)
        return function

    return mark


def controller(prefix):
    def decorate(kind):
        kind.router = APIRouter(prefix=prefix)
        instance = kind()
        for name, member in inspect.getmembers(kind, inspect.isfunction):
            if hasattr(member, "route"):
                method, path = member.route
                kind.router.add_api_route(path, getattr(instance, name), methods=[method])  # $ endpoint="GET /cats/" endpoint="POST /cats/{cat_id}"
        return kind

    return decorate


@controller("/cats")
class Cats:
    @get("/")
    def listed(self): ...

    @post("/{cat_id}")
    def renamed(self, cat_id: int): ...


app = FastAPI()
app.include_router(Cats.router)
