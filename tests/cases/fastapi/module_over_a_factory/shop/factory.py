from fastapi import FastAPI

from shop import routes


def create_app() -> FastAPI:
    return FastAPI()


def register(app: FastAPI) -> None:
    app.include_router(routes.router, prefix="/api")
