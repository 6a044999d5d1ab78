from fastapi import APIRouter

router = APIRouter()


@router.get("/{id}")  # $ endpoint="GET /api/v1/items/{id}"
def item(id: int): ...
