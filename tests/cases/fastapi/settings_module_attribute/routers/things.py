from fastapi import APIRouter

router = APIRouter()


@router.get("/things")  # $ endpoint="GET /api/v2/things"
def things(): ...
