from fastapi import APIRouter, FastAPI

leaf = APIRouter(prefix="/leaf", tags=["leaf"])
middle = APIRouter(prefix="/middle")
app = FastAPI()


@leaf.get("")  # $ endpoint="GET /api/middle/deep/leaf"
def bare(): ...


@leaf.get("/")  # $ endpoint="GET /api/middle/deep/leaf/"
def slash(): ...


@leaf.get("/{id}")  # $ endpoint="GET /api/middle/deep/leaf/{id}"
def one(id: str): ...


middle.include_router(leaf, prefix="/deep")
app.include_router(middle, prefix="/api")
