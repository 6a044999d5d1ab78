from fastapi import APIRouter

router = APIRouter()


@router.get("/x")  # $ endpoint="GET /teams/x"
def x(): ...
