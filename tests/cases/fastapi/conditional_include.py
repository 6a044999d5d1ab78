# $ oracle=no
from fastapi import APIRouter, FastAPI
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    debug: bool = False
    metrics: bool = True


settings = Settings()
debug, metrics = APIRouter(), APIRouter()


@debug.get("/debug")  # $ endpoint="GET /debug" confidence=conditional
def show(): ...


@metrics.get("/metrics")  # $ endpoint="GET /metrics" confidence=conditional
def measured(): ...


app = FastAPI()
if settings.debug:
    app.include_router(debug)
if settings.metrics:
    app.include_router(metrics)


@app.get("/live")  # $ endpoint="GET /live"
def live(): ...
