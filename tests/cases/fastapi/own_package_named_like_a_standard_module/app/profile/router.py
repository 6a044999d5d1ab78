from fastapi import APIRouter

router = APIRouter()


@router.get("/sessions")  # $ endpoint="GET /profile/sessions"
def sessions(): ...
