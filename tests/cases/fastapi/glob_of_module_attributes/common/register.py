import glob
import importlib
import os

from fastapi import APIRouter, FastAPI


class Register:
    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self.root = os.path.abspath(os.path.join(os.path.dirname(__file__), ".."))

    def files(self) -> list[str]:
        return sorted(glob.glob(os.path.join(self.root, "*", "controller", "[!_]*.py")))

    def register(self) -> None:
        for path in self.files():
            name = os.path.relpath(path, self.root).replace(os.sep, ".")[:-3]
            module = importlib.import_module(name)
            for attribute, value in module.__dict__.items():
                if isinstance(value, APIRouter) and not attribute.startswith("_"):
                    self.app.include_router(router=value)
