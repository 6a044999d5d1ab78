# Classes and functions are remembered by the names of their modules, and found again by these.
import importlib

from fastapi import FastAPI

from parts import Door, registry, windows

app = FastAPI()
for path in registry:
    module, _, name = path.rpartition(".")
    part = getattr(importlib.import_module(module), name)
    app.include_router(part().router, prefix="/" + part.__module__.rpartition(".")[2])


@app.get(f"/{windows.__module__}")  # $ endpoint="GET /parts"
def parts():
    return []


@app.get(f"/{Door().__module__}/{Door.__name__}")  # $ endpoint="GET /parts/Door"
def door():
    return {}
