# $ oracle=no (the libraries are not installed)
import typer
from decouple import config
from environs import Env
from fastapi import APIRouter, FastAPI

env = Env()
env.read_env()
subscriptions = APIRouter(prefix=f"/{config('SUBSCRIPTION_PATH', default='/sub/').strip('/')}")
orders = APIRouter(prefix=env.str("ORDERS_PREFIX", "/orders"))
stock = APIRouter(prefix=config("STOCK", default="stock", cast=lambda text: "/" + text))


@subscriptions.get("/{token}")  # $ endpoint="GET /sub/{token}"
def subscription(token: str): ...


@orders.get("/all")  # $ endpoint="GET /orders/all"
def all_orders(): ...


@stock.get("/all")  # $ endpoint="GET /stock/all"
def all_stock(): ...


def create_app(prefix: str = typer.Option("/shop", help="The path of the shop.")) -> FastAPI:
    app = FastAPI()

    @app.get(prefix + "/live")  # $ endpoint="GET /shop/live"
    def live(): ...

    for router in (subscriptions, orders, stock):
        app.include_router(router)
    return app
