import importlib
import os
import sys

from fastapi import FastAPI

app = FastAPI()


def load(target: FastAPI, folder: str) -> None:
    sys.path.insert(0, folder)
    for name in sorted(os.listdir(folder)):
        if name.startswith("__"):
            continue
        module = importlib.import_module(name)
        if hasattr(module, "router"):
            target.include_router(module.router, prefix="/api")


load(app, os.environ.get("MODULES", "api"))
