from fastapi import APIRouter

router = APIRouter()


@router.get("/log")  # $ endpoint="GET /audit/log"
def log(): ...
