# $ oracle=no: dynaconf is not installed there
from fastapi import FastAPI

from settings import settings

app = FastAPI()


@app.get(f"{settings.API_PREFIX}/orders")  # $ endpoint="GET /api/orders"
def orders(): ...


@app.get(f"{settings.api_prefix}/{settings.shop.page}")  # $ endpoint="GET /api/page"
def page(): ...


@app.get(settings.get("help_path", "/help"))  # $ endpoint="GET /help"
def helps(): ...


@app.get(settings["shop.imprint"])  # $ endpoint="GET /imprint"
def imprint(): ...


if settings.METRICS:

    @app.get("/metrics")  # $ endpoint="GET /metrics" confidence=conditional
    def metrics(): ...
