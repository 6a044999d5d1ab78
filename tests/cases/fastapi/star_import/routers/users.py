from fastapi import APIRouter

__all__ = ["users"]
users = APIRouter()


@users.get("/u")  # $ endpoint="GET /u"
def u(): ...
