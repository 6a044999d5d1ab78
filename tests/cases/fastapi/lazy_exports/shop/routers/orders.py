from fastapi import APIRouter

router = APIRouter()


@router.get("/orders")  # $ endpoint="GET /orders"
def show(): ...
