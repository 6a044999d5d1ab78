from fastapi import APIRouter

router = APIRouter()


@router.get("/t")  # $ endpoint="GET /t"
def t(): ...
