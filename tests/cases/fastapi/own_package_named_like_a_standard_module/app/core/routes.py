import profile.router as profile_router

from fastapi import APIRouter

router = APIRouter()
router.include_router(profile_router.router, prefix="/profile")
