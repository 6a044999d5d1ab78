# $ oracle=no (the library is not installed)
from dependency_injector import containers, providers
from fastapi import APIRouter, FastAPI


class Stock:
    def __init__(self, prefix: str) -> None:
        self.prefix = prefix


class Api:
    def __init__(self, stock: Stock, name: str) -> None:
        self.router = APIRouter(prefix=f"{stock.prefix}/{name}")
        self.router.add_api_route("/all", self.everything)  # $ endpoint="GET /stock/cats/all" endpoint="GET /stock/dogs/all"

    def everything(self): ...


def make_app(cats: Api, dogs: Api) -> FastAPI:
    app = FastAPI()
    for api in (cats, dogs):
        app.include_router(api.router)
    return app


class Container(containers.DeclarativeContainer):
    config = providers.Configuration()
    stock = providers.Singleton(Stock, prefix=config.api.prefix)
    cats = providers.Factory(Api, stock, name="cats")
    dogs = providers.Factory(Api, stock=stock, name=providers.Object("dogs"))
    app = providers.Singleton(make_app, cats=cats, dogs=dogs)


container = Container()
container.config.from_dict({"api": {"prefix": "/stock"}})


@container.app().get("/live")  # $ endpoint="GET /live"
def live(): ...


app = container.app()
