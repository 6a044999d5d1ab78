from fastapi import APIRouter

router = APIRouter(prefix="/dogs")


@router.get("/")  # $ endpoint="GET /dogs/"
def dogs(): ...
