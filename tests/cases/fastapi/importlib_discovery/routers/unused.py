from fastapi import APIRouter

router = APIRouter()


@router.get("/unused")
def unused(): ...
