import contextlib
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request

app = FastAPI()


def signed_in(request: Request) -> str:
    with contextlib.suppress(KeyError):
        return request.headers["authorization"]
    raise HTTPException(401)


def anyone(request: Request) -> str:
    with contextlib.suppress(KeyError):
        return request.headers["authorization"]
    return "guest"


@app.get("/mine")  # $ endpoint="GET /mine" guard=signed_in
def mine(user: Annotated[str, Depends(signed_in)]): ...


@app.get("/all")  # $ endpoint="GET /all" guard=none
def everything(user: Annotated[str, Depends(anyone)]): ...
