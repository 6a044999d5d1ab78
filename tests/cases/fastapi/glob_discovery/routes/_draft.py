from fastapi import APIRouter

router = APIRouter()


@router.get("/draft")
def draft(): ...
