from fastapi import APIRouter

from ...constants import PREFIXES

panel_router = APIRouter(prefix=PREFIXES["panel"])


@panel_router.get("/x")  # $ endpoint="GET /panel/x"
def x(): ...
