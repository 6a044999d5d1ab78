# $ oracle=no (a command starts it)
"""What is only tried shares its fuel: an engine that would use all of it leaves enough for the routes that come after."""

import typer
import uvicorn
from fastapi import APIRouter, FastAPI

commands = typer.Typer()
router = APIRouter(prefix="/v1")


@router.get("/models")  # $ endpoint="GET /v1/models"
def models(): ...


def weight(row, column):
    return row * column


class Engine:
    def __init__(self):
        self.weights = [[weight(row, column) for column in range(400)] for row in range(400)]


@commands.command()
def serve(port: int = 8000):
    engine = Engine()
    app = FastAPI()
    app.include_router(router)

    @app.get("/health")  # $ endpoint="GET /health"
    def health():
        return len(engine.weights)

    uvicorn.run(app, port=port)


if __name__ == "__main__":
    commands()
