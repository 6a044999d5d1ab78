"""An application that a setting mounts in one place or in another is served once: where the default says."""

import os

from fastapi import APIRouter, FastAPI

inner = FastAPI()
rest = APIRouter()


@inner.get("/health")  # $ endpoint="GET /office/health" confidence=conditional
def health():
    return {}


@rest.get("/items")  # $ endpoint="GET /items"
def items():
    return []


app = FastAPI()
OFFICE_HOST: str | None = os.environ.get("OFFICE_HOST")

if OFFICE_HOST is None:
    app.mount("/office", inner)
else:
    app.host(OFFICE_HOST, inner)

if os.environ.get("PREFIX"):
    app.include_router(rest, prefix=os.environ["PREFIX"])
else:
    app.include_router(rest)
