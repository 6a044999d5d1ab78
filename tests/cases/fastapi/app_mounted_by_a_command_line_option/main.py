# $ oracle=no (a command starts it)
import typer
import uvicorn
from fastapi import FastAPI

import api

commands = typer.Typer()


@commands.command()
def serve(prefix: str = typer.Option(default="", help="A path before all paths.")) -> None:
    if prefix:
        server = FastAPI()
        server.mount(prefix, api.app)
    else:
        server = api.app
    uvicorn.run(server)
