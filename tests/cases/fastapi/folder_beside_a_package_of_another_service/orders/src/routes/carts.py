from fastapi import APIRouter

router = APIRouter(prefix="/carts")


@router.get("/{cart}")  # $ endpoint="GET /carts/{cart}"
def show(cart: int): ...
