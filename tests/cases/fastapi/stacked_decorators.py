from functools import wraps

from fastapi import APIRouter, FastAPI

router = APIRouter()
app = FastAPI()


def timed(function):
    @wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)

    return inner


@router.get("/old")  # $ endpoint="GET /old"
@router.get("/new")  # $ endpoint="GET /new"
@timed
def both(): ...


app.include_router(router)
