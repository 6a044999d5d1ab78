# $ oracle=no (nobody calls the factory without settings)
from fastapi import APIRouter, FastAPI
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    prefix: str = "/shop"
    metrics_path: str = "/metrics"


class Server:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.app = self.build()

    def build(self) -> FastAPI:
        app = FastAPI()
        app.add_api_route(self.settings.metrics_path, self.metrics)  # $ endpoint="GET /metrics"
        return app

    def metrics(self): ...


router = APIRouter()


@router.get("/orders")  # $ endpoint="GET /shop/orders"
def orders(): ...


def build_app(settings: Settings) -> FastAPI:
    app = FastAPI()
    app.include_router(router, prefix=settings.prefix)
    return app
