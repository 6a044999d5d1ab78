import settings
from fastapi import APIRouter

router = APIRouter(prefix=settings.prefixes.get("items", ""))


@router.get("/items")  # $ endpoint="GET /shop/items"
def items(): ...
