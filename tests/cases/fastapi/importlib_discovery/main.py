from importlib import import_module

from fastapi import FastAPI

MODULES = ["users", "teams"]
app = FastAPI()
for name in MODULES:
    module = import_module(f"routers.{name}")
    app.include_router(module.router, prefix=f"/{name}")
