from fastapi import APIRouter

router = APIRouter()


@router.get("/u")  # $ endpoint="GET /u"
def u(): ...
