# $ oracle=no (a command line starts them)
"""Functions that a library runs as commands: their parameters have their defaults, which a command line may change."""

import fire
import typer
import uvicorn
from fastapi import FastAPI
from jsonargparse import CLI

commands = typer.Typer()


class Server:
    def __init__(self, prefix: str = "/server") -> None:
        self.app = FastAPI()
        self.app.add_api_route(f"{prefix}/orders", self.orders)  # $ endpoint="GET /typed/orders"

    def orders(self): ...


def serve(prefix: str = "/typed", port: int = 8000) -> None:
    uvicorn.run(Server(prefix).app, port=port)


commands.command("serve")(serve)


def run(prefix: str = "/run", page: str = typer.Option("page", help="the first page"), debug: bool = False) -> None:
    app = FastAPI()

    @app.get(prefix + "/orders")  # $ endpoint="GET /run/orders"
    def orders(): ...

    @app.get(f"/{page}")  # $ endpoint="GET /page"
    def first(): ...

    if debug:

        @app.get("/debug")  # $ endpoint="GET /debug" confidence=conditional
        def show(): ...

    uvicorn.run(app)


def fired(model, *, prefix="/fired"):
    app = FastAPI()

    @app.get(prefix + "/orders")  # $ endpoint="GET /fired/orders"
    def orders(): ...

    uvicorn.run(app)


def typed(prefix: str = "/json") -> None:
    app = FastAPI()

    @app.get(prefix + "/orders")  # $ endpoint="GET /json/orders"
    def orders(): ...

    uvicorn.run(app)


class Starter:
    root = "/starter"

    def start(self, prefix="/of"):
        app = FastAPI()

        @app.get(self.root + prefix + "/orders")  # $ endpoint="GET /starter/of/orders"
        def orders(): ...

        uvicorn.run(app)


if __name__ == "__main__":
    commands()
    typer.run(run)
    fire.Fire(fired)
    fire.Fire(Starter().start)
    CLI(typed)
