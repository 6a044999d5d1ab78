from fastapi import APIRouter

router = APIRouter(prefix="/orders")


@router.get("/{number}")  # $ endpoint="GET /orders/{number}" guard=require_key
def order(number: int): ...
