from functools import partial

from fastapi import APIRouter, FastAPI

router = APIRouter()
internal_get = partial(router.get, include_in_schema=False)
fetch = router.get


@internal_get("/hidden")  # $ endpoint="GET /hidden"
def hidden(): ...


@fetch("/alias")  # $ endpoint="GET /alias"
def alias(): ...


app = FastAPI()
app.include_router(router)
