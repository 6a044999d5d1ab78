from fastapi import APIRouter

router = APIRouter()


@router.get("/live")  # $ endpoint="GET /live"
def live(): ...
