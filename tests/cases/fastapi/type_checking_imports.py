from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI

if TYPE_CHECKING:
    from nowhere import APIRouter

    phantom = APIRouter()

app = FastAPI()


@app.get("/x")  # $ endpoint="GET /x"
def x() -> None: ...
