import os
from importlib import import_module

from fastapi import FastAPI

app = FastAPI()
here = os.path.dirname(os.path.abspath(__file__))
for name in sorted(os.listdir(os.path.join(here, "routes"))):
    if name.endswith(".py") and not name.startswith("__"):
        app.include_router(import_module("routes." + name[:-3]).router)
