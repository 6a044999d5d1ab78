from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request

app = FastAPI()


@app.middleware("http")
async def keep(request: Request, call_next):
    request.state.customer = request.headers.get("authorization")
    return await call_next(request)


def known(request: Request) -> str:
    if not request.state.customer:
        raise HTTPException(401)
    return request.state.customer


def small(request: Request) -> None:
    if request.state.customer == "nobody":
        raise HTTPException(404)


@app.get("/mine")  # $ endpoint="GET /mine" guard=known
def mine(customer: Annotated[str, Depends(known)]): ...


@app.get("/all")  # $ endpoint="GET /all" guard=none
def everything(_: Annotated[None, Depends(small)]): ...
