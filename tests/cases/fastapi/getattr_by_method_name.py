from fastapi import APIRouter, FastAPI

router = APIRouter()


def handler(): ...


for method in ("get", "post"):
    getattr(router, method)("/x")(handler)  # $ endpoint="GET /x" endpoint="POST /x"
app = FastAPI()
app.include_router(router)
