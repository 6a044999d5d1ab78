from fastapi import APIRouter

from ..constants import ORDERS

router = APIRouter(prefix=ORDERS)


@router.get("")  # $ endpoint="GET /orders"
def orders(): ...
