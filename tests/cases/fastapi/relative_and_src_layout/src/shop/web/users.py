from fastapi import APIRouter

router = APIRouter(prefix="/users")


@router.get("")  # $ endpoint="GET /users"
def users(): ...
