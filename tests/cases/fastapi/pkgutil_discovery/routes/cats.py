from fastapi import APIRouter

router = APIRouter(prefix="/cats")


@router.get("/")  # $ endpoint="GET /cats/"
def cats(): ...
