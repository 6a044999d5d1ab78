from fastapi import APIRouter, FastAPI

router = APIRouter()


@router.get("/list")  # $ endpoint="GET /v1/list" endpoint="GET /v2/list"
def listed(): ...


app = FastAPI()
for version in ("v1", "v2"):
    app.include_router(router, prefix=f"/{version}")
