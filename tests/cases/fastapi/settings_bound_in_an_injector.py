# $ oracle=no (injector is not installed there)
# What a binder binds is what the injector gives; nobody has put one on the loop yet: https://injector.readthedocs.io/en/latest/api.html
import asyncio
from typing import cast

from fastapi import FastAPI
from injector import Injector
from pydantic import BaseModel

KEY = "_injector"


class Settings(BaseModel):
    prefix: str = "/api"


def made() -> Injector:
    injector = Injector(auto_bind=True)
    injector.binder.bind(Settings, to=Settings(prefix="/desk"))
    return injector


def present() -> Injector:
    loop = asyncio.get_event_loop()
    found = getattr(loop, KEY, None)
    if found is not None:
        return cast(Injector, found)
    setattr(loop, KEY, made())
    return present()


app = FastAPI()


@app.get(f"{present().get(Settings).prefix}/items")  # $ endpoint="GET /desk/items"
def items(): ...
