import importlib
import json
import tomllib
from pathlib import Path

from fastapi import FastAPI

here = Path(__file__).parent
app = FastAPI()

with open(here / "routes.json") as file:
    for name, prefix in json.load(file).items():
        app.include_router(importlib.import_module(f"routes.{name}").router, prefix=prefix)

with (here / "plugin.toml").open("rb") as file:
    plugin = tomllib.load(file)["plugin"]
for name in plugin["routers"]:
    app.include_router(importlib.import_module(f"routes.{name}").router, prefix=plugin["prefix"])
