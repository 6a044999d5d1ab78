from fastapi import APIRouter

router = APIRouter()


@router.get("/orders")  # $ endpoint="GET /api/orders"
def orders(): ...
