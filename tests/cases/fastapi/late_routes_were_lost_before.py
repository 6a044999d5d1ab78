# $ fastapi=0.136.3
from fastapi import APIRouter, FastAPI

router = APIRouter()
app = FastAPI()


@router.get("/early")  # $ endpoint="GET /api/early"
def early(): ...


app.include_router(router, prefix="/api")


@router.get("/late")
def late(): ...
