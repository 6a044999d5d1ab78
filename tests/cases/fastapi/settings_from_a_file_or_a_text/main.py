"""Settings that a file holds which is not there, or a text that nobody knows: their defaults, which the file may change."""  # $ oracle=no (the file is not there)

import os
import sys

from fastapi import FastAPI
from pydantic import BaseModel
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    metrics: str = "/metrics"
    health: str = "/health"


class Paths(BaseModel):
    base: str = "/base"
    shop: str = "/shop"


def load(folder: str) -> Settings:
    if os.path.exists(os.path.join(folder, "settings.json")):
        return Settings.parse_file(os.path.join(folder, "settings.json"))
    return Settings()


settings = load(sys.argv[1])
app = FastAPI()
sent = Paths.model_validate_json(sys.stdin.read())
said = Paths.parse_raw('{"shop": "/market"}')


@app.get(settings.metrics)  # $ endpoint="GET /metrics"
def metrics(): ...


@app.get(sent.base + "/orders")  # $ endpoint="GET /base/orders"
def orders(): ...


@app.get(said.base + said.shop)  # $ endpoint="GET /base/market"
def market(): ...


written = Paths.parse_file("paths.json")


@app.get(written.base + written.shop)  # $ endpoint="GET /base/stall"
def stall(): ...
