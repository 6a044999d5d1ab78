from fastapi import APIRouter

router = APIRouter()


@router.get("/list")  # $ endpoint="GET /api/notes/list"
def notes(): ...
