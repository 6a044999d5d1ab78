from functools import cache, cached_property, lru_cache

from fastapi import APIRouter, FastAPI


class Api:
    @cached_property
    def router(self) -> APIRouter:
        return APIRouter(prefix="/cats")

    def setup(self, app: FastAPI) -> None:
        self.router.add_api_route("/all", lambda: [])  # $ endpoint="GET /cats/all"

        @self.router.get("/first")  # $ endpoint="GET /cats/first"
        def first(): ...

        app.include_router(self.router)


class Holder:
    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    @property
    @lru_cache(maxsize=None)
    def router(self) -> APIRouter:
        return APIRouter(prefix=self.prefix)


@lru_cache(maxsize=8)
def router_of(name: str) -> APIRouter:
    return APIRouter(prefix=f"/{name}")


@cache
def get_app() -> FastAPI:
    return FastAPI()


@router_of("dogs").get("/all")  # $ endpoint="GET /dogs/all"
def dogs(): ...


@router_of("birds").get("/all")  # $ endpoint="GET /birds/all"
def birds(): ...


fish, apes = Holder("/fish"), Holder("/apes")


@fish.router.get("/all")  # $ endpoint="GET /fish/all"
def all_fish(): ...


@apes.router.get("/all")  # $ endpoint="GET /apes/all"
def all_apes(): ...


Api().setup(get_app())
for router in (router_of("dogs"), router_of(name="birds"), fish.router, apes.router):
    get_app().include_router(router)
get_app().include_router(router_of("birds"))
app = get_app()
