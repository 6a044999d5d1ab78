from fastapi import APIRouter

router = APIRouter(prefix="/fruit")


@router.get("/price")  # $ endpoint="GET /fruit/price"
def price(): ...
