from fastapi import APIRouter

router = APIRouter(prefix="/hidden")


@router.get("/x")
def x(): ...
