from fastapi import APIRouter

from . import limits
from .config import ROOT

try:
    from .local_settings import EXTRA
except ImportError:
    EXTRA = "extra"

router = APIRouter(prefix=ROOT)


@router.get(f"/{limits.NAME}/{EXTRA}")  # $ endpoint="GET /v1/root/things/extra"
def things(): ...
