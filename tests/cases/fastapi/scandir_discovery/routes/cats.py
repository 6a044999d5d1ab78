from fastapi import APIRouter

router = APIRouter(prefix="/cats")


@router.get("/x")  # $ endpoint="GET /cats/x"
def x(): ...
