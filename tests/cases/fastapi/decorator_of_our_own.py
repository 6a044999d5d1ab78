from fastapi import APIRouter, FastAPI

router = APIRouter()


def endpoint(path, **options):
    def decorate(function):
        router.add_api_route(path, function, methods=options.pop("methods", ["GET"]))  # $ endpoint="GET /a" endpoint="POST /b"
        return function

    return decorate


@endpoint("/a")
def a(): ...


@endpoint("/b", methods=["POST"])
def b(): ...


app = FastAPI()
app.include_router(router)
