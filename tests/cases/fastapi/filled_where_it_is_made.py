# What is made under a setting and filled under it is whole: nothing of it depends on a further setting.
import os
from types import SimpleNamespace

from fastapi import FastAPI

app = FastAPI()
given = {"path": "/given"}


class Hall:
    def __init__(self):
        self.path = ""
        self.path = "/hall"


@app.get("/")  # $ endpoint="GET /"
def index():
    return []


def show():
    return []


def open_doors(name, moved):
    options = {}
    options["path"] = "/" + name
    options["path"] += "/all"
    if moved:
        options["path"] = "/moved"
    app.get(options["path"])(show)  # $ endpoint="GET /doors/all" endpoint="GET /moved" confidence=conditional
    made = dict(path="/none")
    made["path"] = "/" + name + "/made"
    app.get(made["path"])(show)  # $ endpoint="GET /doors/made" endpoint="GET /windows/made" confidence=conditional
    space = SimpleNamespace(path="/none")
    space.path = "/space"
    app.get(space.path)(show)  # $ endpoint="GET /space" confidence=conditional
    paths = ["/none", "/listed"]
    paths.remove("/none")
    del made["path"]
    for path in [*paths, *made.values()]:
        app.get(path)(show)  # $ endpoint="GET /listed" confidence=conditional
    app.get(Hall().path)(show)  # $ endpoint="GET /hall" confidence=conditional


if os.getenv("DOORS"):
    given["path"] = "/other"
    given["late"] = "/late"
    open_doors("doors", False)
    open_doors("windows", True)
for path in given.values():
    app.get(path)(show)  # $ endpoint="GET /given"
