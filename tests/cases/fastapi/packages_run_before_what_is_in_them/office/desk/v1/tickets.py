import settings
from fastapi import APIRouter

router = APIRouter(prefix=settings.prefixes.get("tickets", ""))
vars()["listed"] = "/tickets"


@router.get(listed)  # $ endpoint="GET /desk/tickets"
def tickets(): ...
