from fastapi import APIRouter

router = APIRouter()


@router.get("/x")  # $ endpoint="GET /users/x"
def x(): ...
