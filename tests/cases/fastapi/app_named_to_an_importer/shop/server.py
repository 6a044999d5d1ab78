from fastapi import APIRouter, FastAPI
from uvicorn.importer import import_from_string


class Server:
    def __init__(self, application: str, port: int) -> None:
        self.port = port

    def register(self, app: FastAPI) -> None:
        router = APIRouter(prefix="/v1")
        router.add_api_route("/models", self.models, methods=["GET"])  # $ endpoint="GET /v1/models"
        app.include_router(router)

    def models(self): ...

    def create_application(self) -> None:
        app = import_from_string("shop.model:app")
        self.register(app)

    def start(self) -> None:
        self.create_application()
