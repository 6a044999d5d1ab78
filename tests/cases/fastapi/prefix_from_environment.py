import os

from fastapi import APIRouter, FastAPI

PREFIX = os.environ.get("UNSET_PREFIX", "/svc")
OTHER = os.getenv("UNSET_OTHER") or "/other"
router = APIRouter(prefix=PREFIX)


@router.get("/x")  # $ endpoint="GET /svc/x"
def x(): ...


app = FastAPI()


@app.get(OTHER.rstrip("/") + "/")  # $ endpoint="GET /other/"
def other(): ...


app.include_router(router)
