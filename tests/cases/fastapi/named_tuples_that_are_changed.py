from collections import namedtuple
from typing import NamedTuple

from fastapi import FastAPI


class Route(NamedTuple):
    method: str
    path: str
    area: str = "plain"

    @classmethod
    def parse(cls, line):
        method, _, path = line.partition(" ")
        return cls(method, path)._replace(area="parsed")

    @property
    def full(self):
        return f"/{self.area}{self.path}"


class Page(namedtuple("Page", "path place")):
    __slots__ = ()

    @property
    def full(self):
        return f"/{self.place}{self.path}"


def answer(): ...


app = FastAPI()
for route in (Route.parse("POST /users"), Route._make(["GET", "/orders", "made"])):
    app.add_api_route(route.full, answer, methods=[route.method])  # $ endpoint="POST /parsed/users" endpoint="GET /made/orders"
app.get(Page("/start", "here")._replace(place="there").full)(answer)  # $ endpoint="GET /there/start"
