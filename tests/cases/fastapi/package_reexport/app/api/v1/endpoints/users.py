from fastapi import APIRouter

router = APIRouter()


@router.get("/me")  # $ endpoint="GET /api/v1/users/me"
def me(): ...
