from fastapi import APIRouter

router = APIRouter()


@router.get("/x")  # $ endpoint="GET /v2/owls/x"
def x(): ...
