from fastapi import APIRouter

router = APIRouter()


@router.get("/teams")  # $ endpoint="GET /teams"
def all_of_them(): ...
