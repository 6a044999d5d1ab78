from fastapi import APIRouter

router = APIRouter()


@router.get("/items")  # $ endpoint="GET /items"
def all_of_them(): ...
