import importlib
import pkgutil

from fastapi import APIRouter, FastAPI

import routes


def discover(app: FastAPI) -> None:
    for info in pkgutil.iter_modules(routes.__path__, routes.__name__ + "."):
        module = importlib.import_module(info.name)
        router = getattr(module, "router", None)
        if isinstance(router, APIRouter):
            app.include_router(router)


app = FastAPI()
discover(app)
