from fastapi import APIRouter

router = APIRouter()


@router.get("/x")  # $ endpoint="GET /v1/cats/x"
def x(): ...
