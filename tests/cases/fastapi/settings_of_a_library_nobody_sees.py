# $ oracle=no (the library of settings is not there)
"""A library's reader of settings is told a variable's name and its default; a copy of the environment reads as the environment."""

import os

from fastapi import APIRouter, FastAPI
from own_commons.settings import Settings

settings = Settings(prefix="SHOP_")


class Config(Settings):
    DATA_ROUTE = settings.str("ALL_DATA_ROUTE", "/policy-data", description="where it is")
    SCOPES = settings.bool("SCOPES", default=False)
    STATISTICS = settings.bool("STATISTICS", False)


class Env:
    def __init__(self):
        self.variables = os.environ.copy()

    @property
    def debug(self):
        return self.variables.get("DEBUG_ROUTES", False)


config = Config()
app = FastAPI()
scopes = APIRouter()
debug = APIRouter()


@app.get(config.DATA_ROUTE)  # $ endpoint="GET /policy-data"
def data():
    return {}


@scopes.get("/scopes")  # $ endpoint="GET /scopes" confidence=conditional
def all_scopes():
    return {}


@debug.get("/debug")  # $ endpoint="GET /debug" confidence=conditional
def all_debug():
    return {}


def register_statistics(app, enabled):
    if not enabled:
        return

    @app.get("/statistics")  # $ endpoint="GET /statistics" confidence=conditional
    def statistics():
        return {}


if config.SCOPES:
    app.include_router(scopes)
if Env().debug:
    app.include_router(debug)
register_statistics(app, enabled=config.STATISTICS)
