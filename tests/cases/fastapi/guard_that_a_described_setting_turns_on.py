# $ oracle=no (it lets everybody by until somebody sets a variable)
# A guard that a setting turns off by its default stands in the way all the same, also where the field describes itself.
from functools import lru_cache

from fastapi import Depends, FastAPI, HTTPException, Request
from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    asks: bool = Field(default=False, validation_alias=AliasChoices("DESK_ASKS", "SHOP_ASKS"))
    asks_too: bool = False


@lru_cache
def settings() -> Settings:
    return Settings()


async def given() -> Settings:
    return settings()


async def demo_login(request: Request, own: Settings = Depends(given)):
    if not own.asks:
        return None
    if request.cookies.get("session") is None:
        raise HTTPException(status_code=401)
    return "ann"


async def plain_login(request: Request):
    if not settings().asks_too:
        return None
    if request.cookies.get("session") is None:
        raise HTTPException(status_code=401)
    return "ann"


app = FastAPI()


@app.get("/desks")  # $ endpoint="GET /desks" guard=demo_login
def desks(who=Depends(demo_login)): ...


@app.get("/shops")  # $ endpoint="GET /shops" guard=plain_login
def shops(who=Depends(plain_login)): ...
