"""Which paths need no pass is told by globs, pairs, sets, comprehensions and records."""

import fnmatch

from fastapi import Depends, FastAPI, HTTPException, Request

GLOBS = ["/tides/*"]
PAIRS = {("GET", "/winds")}
BEGINNINGS = ["/lights"]
RULES = [{"path": "/prices", "pass": False}, {"path": "/costs", "pass": True}]
app = FastAPI()


def asking(is_open):
    def ask(request: Request):
        if is_open(request):
            return
        if not request.headers.get("Authorization"):
            raise HTTPException(401)

    return Depends(ask)


by_glob = asking(lambda request: any(fnmatch.fnmatch(request.url.path, glob) for glob in GLOBS))
by_pair = asking(lambda request: (request.method, request.url.path) in PAIRS)
by_set = asking(lambda request: request.url.path.rstrip("/") in frozenset(["/maps"]))
by_length = asking(lambda request: len([item for item in BEGINNINGS if request.url.path.startswith(item)]) > 0)
by_first = asking(lambda request: next((rule for rule in RULES if rule["path"] == request.url.path and not rule["pass"]), None))
by_none = asking(lambda request: not any(request.url.path.startswith(item) for item in ["/closed"]))


@app.get("/tides/{day}", dependencies=[by_glob])  # $ endpoint="GET /tides/{day}" guard=none
def tides(day: str): ...


@app.get("/moons/{day}", dependencies=[by_glob])  # $ endpoint="GET /moons/{day}" guard=any
def moons(day: str): ...


@app.get("/winds", dependencies=[by_pair])  # $ endpoint="GET /winds" guard=none
def winds(): ...


@app.put("/winds", dependencies=[by_pair])  # $ endpoint="PUT /winds" guard=any
def turn(): ...


@app.get("/maps", dependencies=[by_set])  # $ endpoint="GET /maps" guard=none
def maps(): ...


@app.get("/charts", dependencies=[by_set])  # $ endpoint="GET /charts" guard=any
def charts(): ...


@app.get("/lights/red", dependencies=[by_length])  # $ endpoint="GET /lights/red" guard=none
def red(): ...


@app.get("/lamps/red", dependencies=[by_length])  # $ endpoint="GET /lamps/red" guard=any
def lamp(): ...


@app.get("/prices", dependencies=[by_first])  # $ endpoint="GET /prices" guard=none
def prices(): ...


@app.get("/costs", dependencies=[by_first])  # $ endpoint="GET /costs" guard=any
def costs(): ...


@app.get("/free", dependencies=[by_none])  # $ endpoint="GET /free" guard=none
def free(): ...


@app.get("/closed", dependencies=[by_none])  # $ endpoint="GET /closed" guard=any
def closed(): ...
