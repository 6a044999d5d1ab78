from fastapi import APIRouter

from app.api.v1.endpoints import items, users

router = APIRouter(prefix="/v1")
router.include_router(items.router, prefix="/items", tags=["items"])
router.include_router(users.router, prefix="/users")
