"""What a `with` enters holds while its body runs, and no longer; what a setter makes of a value is what is read."""

from contextlib import asynccontextmanager, contextmanager

from fastapi import APIRouter, FastAPI

app = FastAPI()
above: list[str] = []


@contextmanager
def below(prefix):
    above.append(prefix)
    try:
        yield "".join(above)
    finally:
        above.pop()


class Group:
    def __init__(self, prefix):
        self.prefix = prefix

    def __enter__(self):
        self.router = APIRouter(prefix=self.prefix)
        return self.router

    def __exit__(self, *_):
        app.include_router(self.router)

    @contextmanager
    def inner(self, name):
        router = APIRouter(prefix=f"{self.prefix}/{name}")
        yield router
        app.include_router(router, prefix="/late")


def read(): ...


with below("/shop") as place:
    app.add_api_route(f"{place}/items", read)  # $ endpoint="GET /shop/items"
    with below("/admin"):
        app.add_api_route("".join(above) + "/orders", read)  # $ endpoint="GET /shop/admin/orders"
app.add_api_route("".join(above) + "/health", read)  # $ endpoint="GET /health"

with Group("/group") as router:
    router.add_api_route("/members", read)  # $ endpoint="GET /group/members"

with Group("/other").inner("more") as router:

    @router.get("/things")  # $ endpoint="GET /late/other/more/things"
    def things(): ...


def add(name):
    with below("/added") as place:
        if name == "nothing":
            return place
        app.add_api_route(f"{place}/{name}", read)  # $ endpoint="GET /added/one" endpoint="GET /added/two"
        return place


@asynccontextmanager
async def lifespan(application: FastAPI):
    application.state.ready = True
    yield


class Settings:
    def __init__(self, prefix):
        self.prefix = prefix

    @property
    def prefix(self):
        return self._prefix

    @prefix.setter
    def prefix(self, value):
        self._prefix = "/" + value.strip("/")


settings = Settings("api/")
api = APIRouter()


@api.get("/a")  # $ endpoint="GET /api/a" endpoint="GET /v2/a" endpoint="GET /added/a"
def a(): ...


app.include_router(api, prefix=settings.prefix)
settings.prefix = "v2//"
app.include_router(api, prefix=settings.prefix)
add("nothing")
add("one")
app.include_router(api, prefix=add("two"))
