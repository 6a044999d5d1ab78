from fastapi import APIRouter

router = APIRouter(prefix="/users")


@router.get("/x")  # $ endpoint="GET /users/x"
def x(): ...
