# Methods are taken from built-in types: unbound, or of the type's own.
from fastapi import APIRouter, FastAPI

ALL = ["list", "get"]


def crud(disabled=None):
    enabled = dict.fromkeys(ALL, True)
    if disabled is not None:
        enabled = {name: on and not disabled.get(name, False) for name, on in enabled.items()}
    router = APIRouter()
    if enabled["list"]:
        router.add_api_route("/", lambda: [], methods=["GET"])  # $ endpoint="GET /notes/" endpoint="GET /tags/"
    if enabled["get"]:
        router.add_api_route("/{id}", lambda id: id, methods=["GET"])  # $ endpoint="GET /notes/{id}"
    return router


app = FastAPI()
app.include_router(crud(), prefix="/notes")
app.include_router(crud({"get": True}), prefix="/tags")
for name in map(str.lower, ["Cats", "Dogs"]):
    app.add_api_route(str.join("/", ["", name]), lambda: [])  # $ endpoint="GET /cats" endpoint="GET /dogs"
