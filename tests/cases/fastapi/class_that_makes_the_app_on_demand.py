# $ oracle=no (the one who uses the class asks it for the application)
from fastapi import APIRouter, FastAPI


class Service:
    def __init__(self, settings=None):
        self.settings = settings
        self.router = APIRouter(prefix="/v1")

    def get_app(self) -> FastAPI:
        app = self._make_app()
        self.add_routes()
        app.include_router(self.router)
        return app

    def _make_app(self) -> FastAPI:
        return FastAPI(title="service")

    def add_routes(self):
        @self.router.get("/status")  # $ endpoint="GET /v1/status"
        def status(): ...
