from fastapi import APIRouter

router = APIRouter()


@router.get("/events")  # $ endpoint="GET /api/events"
def events(): ...
