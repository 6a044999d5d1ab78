import os
from importlib import import_module

from fastapi import FastAPI

app = FastAPI()
with os.scandir(os.path.join(os.path.dirname(__file__), "routes")) as entries:
    for entry in entries:
        if entry.is_file() and entry.name.endswith(".py") and entry.name != "__init__.py":
            app.include_router(import_module(f"routes.{entry.name[:-3]}").router)
