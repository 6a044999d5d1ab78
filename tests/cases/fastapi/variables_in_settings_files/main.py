# $ oracle=no (PyYAML is not installed there)
import os
import re

import yaml
from fastapi import FastAPI

PLACE = re.compile(r"\$\{([^}^{]+)\}")


class Loader(yaml.SafeLoader): ...


def from_environment(loader, node):
    def told(match):
        name, _, default = match.group(1).partition(":")
        return os.environ.get(name, default)

    return PLACE.sub(told, node.value)


Loader.add_implicit_resolver("!variable", PLACE, None)
Loader.add_constructor("!variable", from_environment)

with open("settings.yaml") as file:
    settings = yaml.load(file, Loader=Loader)
with open("expanded.yaml") as file:
    others = yaml.safe_load(os.path.expandvars(file.read()))
app = FastAPI()

if settings["metrics"]["kind"] == "pulled":

    @app.get("/metrics")  # $ endpoint="GET /metrics"
    def metrics(): ...


if settings["metrics"]["kind"] == "pushed":

    @app.get("/pushed")  # $ endpoint="GET /pushed" confidence=conditional
    def pushed(): ...


if settings["debug"]:

    @app.get("/debug")  # $ endpoint="GET /debug" confidence=conditional
    def debug(): ...


for name in settings["lists"]:

    @app.get(f"{settings['prefix']}/{name}")  # $ endpoint="GET /shop/v1/items" endpoint="GET /shop/v1/prices"
    def listed(): ...


@app.get(f"{others['prefix']}/orders")  # $ endpoint="GET /{?}/orders" confidence=approximate
def orders(): ...


@app.get(settings["left"])  # $ endpoint="GET /as-${it}-stands"
def left(): ...
