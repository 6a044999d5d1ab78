"""A helper imports by name what may have to be installed first; how it does that is its own affair."""

import sys

from fastapi.responses import PlainTextResponse

NEEDED = {"fastapi": "fastapi>=0.100"}


def attempt_import(*names, install=True):
    modules = []
    for name in names:
        found = found_somewhere(name, install)
        modules.append(found)
    return tuple(modules) if len(modules) > 1 else modules[0]


def found_somewhere(name, install):
    __import__(name)
    loaded = vars(sys)["modules"]
    if name in loaded or not install:
        return loaded[name]
    raise ImportError(NEEDED.get(name, name))


fastapi = attempt_import("fastapi")
_, routing = attempt_import("fastapi", "fastapi.routing", install=False)
app = fastapi.FastAPI()
router = routing.APIRouter(prefix="/shop")


@router.get("/things", response_class=PlainTextResponse)  # $ endpoint="GET /shop/things"
def things():
    return "things"


app.include_router(router)
