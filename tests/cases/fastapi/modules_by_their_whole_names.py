# $ oracle=no (the libraries are not installed)
"""``import a.b.c`` binds ``a``, and what is asked of it by its whole name is the same as what is imported from it."""

import fastapi_utils.api
import gunicorn.app.base
from fastapi import FastAPI
from fastapi_utils import Resource


def made(prefix: str) -> FastAPI:
    own = FastAPI()
    own.add_api_route(prefix + "/orders", orders)  # $ endpoint="GET /whole/orders"
    return own


def orders(): ...


class Standalone(gunicorn.app.base.BaseApplication):
    def load(self):
        return made("/whole")


class Status(Resource):
    def get(self): ...


Standalone().run()
app = FastAPI()
fastapi_utils.api.Api(app).add_resource(Status(), "/status")  # $ endpoint="GET /status"
