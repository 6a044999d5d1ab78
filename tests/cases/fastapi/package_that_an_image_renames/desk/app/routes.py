from common.web.names import PREFIX
from fastapi import APIRouter

router = APIRouter(prefix=PREFIX)


@router.get("/all")  # $ endpoint="GET /desks/all"
def every_desk(): ...
