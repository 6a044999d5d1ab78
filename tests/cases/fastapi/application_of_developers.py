# One of two applications of a file is made only where a setting asks for it: what only that one serves is conditional.
import os

from fastapi import APIRouter, FastAPI

for_developers = APIRouter(prefix="/dev")


@for_developers.get("/become/{person}")  # $ endpoint="GET /dev/become/{person}" confidence=conditional
def become(person: str): ...


if os.getenv("STAGE") == "LOCAL":
    app = FastAPI(root_path="/api")
    app.include_router(for_developers)
else:
    app = FastAPI()


@app.get("/items")  # $ endpoint="GET /items"
def items(): ...
