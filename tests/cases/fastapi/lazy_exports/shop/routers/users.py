from fastapi import APIRouter

router = APIRouter()


@router.get("/users")  # $ endpoint="GET /users"
def show(): ...
