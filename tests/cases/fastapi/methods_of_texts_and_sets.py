# What texts, sets and numbers answer decides which routes there are: dotted names cut at their end, sets less others, the largest of some.
import importlib

from fastapi import APIRouter, FastAPI

VERBS = {"GET", "POST", "PUT", "DELETE"}
READING = {"GET"}
NAMES = ["orders", "items", "2nd", "orders"]
VERSIONS = {"v1": 1, "v3": 3, "v2": 2}


def import_string(dotted):
    module_path, name = dotted.rsplit(".", 1)
    return getattr(importlib.import_module(module_path), name)


Application = import_string("fastapi.FastAPI")
app = FastAPI()
router = APIRouter()


def answer(): ...


for verb in sorted(VERBS - READING):
    router.add_api_route("/written", answer, methods=[verb])  # $ endpoint="DELETE /v3/written" endpoint="POST /v3/written" endpoint="PUT /v3/written"
for verb in VERBS & {"PUT", "PATCH"}:
    router.add_api_route("/both", answer, methods=[verb])  # $ endpoint="PUT /v3/both"
for verb in VERBS.difference(["PUT", "POST", "DELETE"]):
    router.add_api_route("/read", answer, methods=[verb])  # $ endpoint="GET /v3/read"
for name in NAMES:
    if name.isidentifier() and NAMES.count(name) == 1:
        router.add_api_route(f"/{name}", answer)  # $ endpoint="GET /v3/items"

left = list(VERBS)
left.remove("DELETE")
if READING.issubset(left) and "DELETE" not in left and VERBS.isdisjoint({"PATCH"}):
    router.add_api_route("/left", answer)  # $ endpoint="GET /v3/left"

latest = max(VERSIONS, key=VERSIONS.get)
padded = str(min(VERSIONS.values())).zfill(3)
router.add_api_route(f"/{padded}/{sum(VERSIONS.values())}", answer)  # $ endpoint="GET /v3/001/6"
first, rest = "a:b:c".split(":", maxsplit=1)
router.add_api_route(f"/{first}/{rest}", answer)  # $ endpoint="GET /v3/a/b:c"
app.include_router(router, prefix=f"/{latest}")


def page_one():
    return 1


def page_two():
    return 2


for name, function in sorted(globals().items()):
    if name.startswith("page_"):
        app.add_api_route("/" + name.removeprefix("page_"), function)  # $ endpoint="GET /one" endpoint="GET /two"

inner = Application()


@inner.get("/inner")  # $ endpoint="GET /mounted/inner"
def of_inner(): ...


app.mount("/mounted", inner)
