from fastapi import APIRouter

router = APIRouter()


@router.get("/x")  # $ endpoint="GET /cats/x"
def x(): ...
