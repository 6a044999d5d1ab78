from fastapi import APIRouter

from . import deps
from .deps import AdminDep, CurrentUser

router = APIRouter()


@router.get("/me")  # $ endpoint="GET /api/me" guard=any
async def me(user: CurrentUser): ...


@router.get("/me2")  # $ endpoint="GET /api/me2" guard=any
async def me2(user: deps.CurrentUser): ...


@router.get("/admin", dependencies=[AdminDep])  # $ endpoint="GET /api/admin" guard=any
async def admin(): ...


@router.get("/open")  # $ endpoint="GET /api/open" guard=none
async def opened(): ...
