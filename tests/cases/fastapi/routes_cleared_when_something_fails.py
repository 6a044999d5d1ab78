# Routes that are taken out only where an exception is handled are served.
import os
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import APIRouter, FastAPI

api, broken = APIRouter(), APIRouter()


@api.get("/items")  # $ endpoint="GET /items"
def items(): ...


@broken.get("/{anything}")  # $ endpoint="GET /{anything}" confidence=conditional
def explain(): ...


@asynccontextmanager
async def lifespan(app: FastAPI):
    try:
        Path(os.curdir).stat()
    except OSError:
        app.routes.clear()
        app.include_router(broken)
    yield


app = FastAPI(lifespan=lifespan)
app.include_router(api)
