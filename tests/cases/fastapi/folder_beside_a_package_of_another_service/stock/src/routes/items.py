from fastapi import APIRouter

router = APIRouter(prefix="/items")


@router.get("/{item}")  # $ endpoint="GET /items/{item}"
def show(item: int): ...
