# A decorator reads a class's own dictionary for methods that other decorators have marked.
from fastapi import APIRouter, FastAPI


def post(path, **options):
    def mark(function):
        function.method = "POST"
        function.__path__ = path
        function.__options__ = options
        return function

    return mark


def controller(prefix):
    def decorate(kind):
        router = APIRouter()
        for name, method in kind.__dict__.items():
            if callable(method) and hasattr(method, "method"):
                if not hasattr(method, "__path__") or not method.__path__:
                    raise ValueError(f"{name} has no path")
                if prefix:
                    method.__path__ = prefix + method.__path__
                router.add_api_route(method.__path__, method, methods=[method.method], **method.__options__)  # $ endpoint="POST /retrievers/plain/answer"

        def get_router():
            return router

        kind.get_router = get_router
        return kind

    return decorate


@controller("/retrievers/plain")
class Plain:
    size = 4

    @post("/answer", tags=["plain"])
    async def answer(self): ...

    async def helper(self): ...


app = FastAPI()
app.include_router(Plain.get_router())
