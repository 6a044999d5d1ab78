# $ fastapi=0.165.0
from fastapi import APIRouter, FastAPI

router = APIRouter()
app = FastAPI()
app.include_router(router, prefix="/api")


@router.get("/late")  # $ endpoint="GET /api/late"
def late(): ...
