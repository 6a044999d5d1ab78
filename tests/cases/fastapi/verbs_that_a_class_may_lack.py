# A class that extends ABC has of its verbs those that it writes: what is asked for by getattr and hasattr is not there otherwise.
from abc import ABC
from typing import Generic, TypeVar

from fastapi import FastAPI

Row = TypeVar("Row")


class View(ABC, Generic[Row]):
    path = ""

    def register(self, app):
        for verb in ("get", "post"):
            if (method := getattr(self, verb, None)) is not None:
                app.add_api_route(self.path, method, methods=[verb.upper()])  # $ endpoint="GET /one" endpoint="GET /two" endpoint="POST /two"
        if hasattr(self, "remove"):
            app.add_api_route(self.path, self.remove, methods=["DELETE"])  # $ endpoint="DELETE /two"


class One(View[int]):
    path = "/one"

    def get(self):
        return {}


class Two(View[str]):
    path = "/two"

    def get(self):
        return {}

    def post(self):
        return {}

    def remove(self):
        return {}


app = FastAPI()
for view in (One, Two):
    view().register(app)
