# Objects answer operators, lists and dicts are alike by what they hold, and a lone star in a list is that of the whole.
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute


class Address:
    def __init__(self, text):
        self.text = text

    def __truediv__(self, other):
        return Address(f"{self.text}/{other}")

    def __add__(self, other):
        return self.text + other

    def __str__(self):
        return self.text

    def __eq__(self, other):
        return str(self) == str(other)

    def __contains__(self, part):
        return part in self.text


def answer(): ...


def names():
    yield "first"
    yield "second"


class Registry:
    def __init__(self):
        self.found = ["third"]

    def names(self):
        return self.found


api = Address("/api")
router = APIRouter()
router.add_api_route("/inner", answer)  # $ endpoint="GET /copied/inner"
registry = Registry()
app = FastAPI()
app.add_api_route(str(api / "v1" / "orders"), answer)  # $ endpoint="GET /api/v1/orders"
app.add_api_route(api + "/sum", answer)  # $ endpoint="GET /api/sum"
if "api" in api and api == "/api":
    app.add_api_route("/within", answer)  # $ endpoint="GET /within"
if "other" in api:
    app.add_api_route("/other", answer)
for name in [*names()]:
    app.add_api_route(f"/{name}", answer)  # $ endpoint="GET /first" endpoint="GET /second"
for name in [*registry.names()]:
    app.add_api_route(f"/{name}", answer)  # $ endpoint="GET /third"
if registry.found == ["third"] and {"a": [1]} == {"a": [1]} and [] == []:
    app.add_api_route("/alike", answer)  # $ endpoint="GET /alike"
if registry.found == [] or ("a",) != ("a",):
    app.add_api_route("/empty", answer)
copied = APIRouter(prefix="/copied", routes=[*[route for route in [APIRoute("/inner", answer)]]])
app.include_router(router, prefix="/copied")
