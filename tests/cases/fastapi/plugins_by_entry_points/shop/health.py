from fastapi import APIRouter

router = APIRouter()


@router.get("/health")  # $ endpoint="GET /health"
def health(): ...
