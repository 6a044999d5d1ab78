from fastapi import APIRouter

router = APIRouter(prefix="/teams")


@router.get("/x")  # $ endpoint="GET /teams/x"
def x(): ...
