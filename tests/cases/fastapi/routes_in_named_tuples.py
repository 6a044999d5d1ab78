# Routes are rows: named tuples of both kinds, dataclasses and their copies, by name, by position and taken apart.
from collections import namedtuple
from dataclasses import asdict, astuple, dataclass, fields, replace
from typing import NamedTuple

from fastapi import APIRouter, FastAPI

Row = namedtuple("Row", "path verb")
Short = namedtuple("Short", ["path", "verb"], defaults=("GET",))


class Typed(NamedTuple):
    path: str
    verb: str = "GET"

    @property
    def full(self):
        return "/typed" + self.path


class Wide(namedtuple("Wide", "path verb")):
    @property
    def full(self):
        return f"/wide{self.path}"


@dataclass(frozen=True)
class Spec:
    path: str
    verb: str = "GET"


app = FastAPI()
router = APIRouter()


def answer(): ...


for row in [Row("/row", "POST"), Row(path="/named", verb="GET"), Short("/short"), Row._make(["/made", "PUT"])]:
    app.add_api_route(row.path, answer, methods=[row.verb])  # $ endpoint="POST /row" endpoint="GET /named" endpoint="GET /short" endpoint="PUT /made"
for path, verb in (Row("/apart", "DELETE"), Typed("/one"), Typed("/two", verb="POST"), astuple(Spec("/tuple"))):
    app.add_api_route(path, answer, methods=[verb])  # $ endpoint="DELETE /apart" endpoint="GET /one" endpoint="POST /two" endpoint="GET /tuple"
for typed in (Typed("/three"), Typed("/four", "PATCH")):
    app.add_api_route(typed.full, answer, methods=[typed[1]])  # $ endpoint="GET /typed/three" endpoint="PATCH /typed/four"
app.add_api_route(Wide("/five", "GET").full, answer)  # $ endpoint="GET /wide/five"
app.add_api_route(Row("/old", "GET")._replace(path="/new").path, answer)  # $ endpoint="GET /new"
app.add_api_route("/" + Row._fields[1], answer)  # $ endpoint="GET /verb"

spec = replace(Spec("/old"), path="/copied")
app.add_api_route(spec.path, answer, methods=[asdict(spec)["verb"]])  # $ endpoint="GET /copied"
for item in fields(Spec):
    router.add_api_route(f"/{item.name}", answer)  # $ endpoint="GET /fields/path" endpoint="GET /fields/verb"
app.include_router(router, prefix="/fields")
