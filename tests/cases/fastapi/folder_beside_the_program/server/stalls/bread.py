from fastapi import APIRouter

router = APIRouter(prefix="/bread")


@router.get("/price")  # $ endpoint="GET /bread/price"
def price(): ...
