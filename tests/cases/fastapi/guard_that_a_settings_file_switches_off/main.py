# $ oracle=no (the file lets everybody by)
# A guard that a committed file of settings lets everybody by stands in the request's way all the same: the file is another where it matters.
import tomllib
from pathlib import Path

from fastapi import Depends, FastAPI, HTTPException, Request

CONFIG = tomllib.loads((Path(__file__).parent / "shop.toml").read_text())


class Settings:
    def __init__(self, bypass: bool):
        self.bypass = bypass


settings = Settings(bypass=CONFIG["auth"]["bypass"])
ENFORCED = CONFIG["auth"]["enforced"]


def require_key(request: Request):
    if settings.bypass:
        return {"id": "developer"}
    if not request.headers.get("x-api-key"):
        raise HTTPException(401)
    return {"id": "somebody"}


def require_token(request: Request):
    if ENFORCED and not request.headers.get("authorization"):
        raise HTTPException(401)


class Shop:
    def __init__(self, kind: str):
        self.kind = kind


shop = Shop(CONFIG["auth"]["kind"])


def require_header(request: Request):
    if shop.kind == "none":
        return
    if not request.headers.get("authorization"):
        raise HTTPException(401)


def signs_in() -> bool:
    return CONFIG.get("auth", {}).get("enforced", False)


def require_session(request: Request):
    if not signs_in():
        return
    if not request.headers.get("authorization"):
        raise HTTPException(401)


def require_member(request: Request):
    if CONFIG["auth"]["bypass"]:
        return
    if not request.headers.get("authorization"):
        raise HTTPException(401)


app = FastAPI()


@app.get("/shops", dependencies=[Depends(require_header)])  # $ endpoint="GET /shops" guard=require_header
def shops(): ...


@app.get("/items")  # $ endpoint="GET /items" guard=require_key
def items(user=Depends(require_key)): ...


@app.get("/orders", dependencies=[Depends(require_token)])  # $ endpoint="GET /orders" guard=require_token
def orders(): ...


@app.get("/carts", dependencies=[Depends(require_session)])  # $ endpoint="GET /carts" guard=require_session
def carts(): ...


@app.get("/members", dependencies=[Depends(require_member)])  # $ endpoint="GET /members" guard=require_member
def members(): ...
