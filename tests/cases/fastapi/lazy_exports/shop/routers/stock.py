from fastapi import APIRouter

router = APIRouter()


@router.get("/stock")  # $ endpoint="GET /stock"
def show(): ...
