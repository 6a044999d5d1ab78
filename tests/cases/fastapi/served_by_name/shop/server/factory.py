from fastapi import APIRouter, FastAPI

router = APIRouter()


@router.get("/orders")  # $ endpoint="GET /orders"
def orders(): ...


def create_app() -> FastAPI:
    return FastAPI()


def register_routes(app: FastAPI) -> None:
    app.include_router(router)
