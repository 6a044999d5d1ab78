from fastapi import APIRouter

router = APIRouter()


@router.get("/x")  # $ endpoint="GET /plugged/x"
def x(): ...
