from fastapi import APIRouter, FastAPI

a, b = APIRouter(), APIRouter(prefix="/b")


@a.get("/x")  # $ endpoint="GET /api/a/x"
def ax(): ...


@b.get("/x")  # $ endpoint="GET /api/b/x"
def bx(): ...


common = {"prefix": "/api"}
api = APIRouter(**common)
for name, router in {"a": a}.items():
    api.include_router(router, prefix="/" + name)
api.include_router(router=b)
app = FastAPI()
app.include_router(api)
