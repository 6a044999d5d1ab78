# $ oracle=no (a command starts it)
# A class whose field makes the application by itself: a command that nobody else calls makes it.
from dataclasses import dataclass, field

import click
import uvicorn
from fastapi import APIRouter, FastAPI


@dataclass
class Viewer:
    source: str
    app: FastAPI = field(default_factory=FastAPI)
    router: APIRouter = field(init=False)

    def __post_init__(self):
        self.router = APIRouter()
        self.register_routes()
        self.app.include_router(self.router)

    def register_routes(self):
        @self.router.get("/tiles/{z}/{x}/{y}")  # $ endpoint="GET /tiles/{z}/{x}/{y}"
        def tile(z: int, x: int, y: int): ...

        @self.router.get("/info")  # $ endpoint="GET /info"
        def info(): ...

    def start(self):
        uvicorn.run(self.app)


@click.command()
@click.argument("source", nargs=1, required=True)
def view(source):
    Viewer(source).start()
