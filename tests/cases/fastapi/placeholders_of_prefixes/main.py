# $ oracle=no: a template of settings is copied first
# What a template tells a user to write is no prefix; what it gives as one is.
import os

from fastapi import APIRouter, FastAPI

app = FastAPI()
prefix = os.getenv("API_PREFIX", None)


@app.get(f"/{prefix}/items" if prefix else "/items")  # $ endpoint="GET /items"
def items(): ...


router = APIRouter()


@router.get("/orders")  # $ endpoint="GET /orders" endpoint="GET /given/orders"
def orders(): ...


app.include_router(router, prefix=os.getenv("ROOT_PATH", ""))
app.include_router(router, prefix=os.getenv("GIVEN_PREFIX", ""))
