# $ oracle=no: what starts it puts src/modules on the path
from fastapi import APIRouter

router = APIRouter(prefix="/users")


@router.get("/me")  # $ endpoint="GET /v1/users/me"
def me() -> dict[str, str]:
    return {}
