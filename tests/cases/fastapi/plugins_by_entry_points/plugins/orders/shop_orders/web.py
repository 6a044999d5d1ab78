from fastapi import APIRouter

router = APIRouter(prefix="/orders")


@router.get("/{number}")  # $ endpoint="GET /orders/{number}"
def order(number: int): ...
