from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException


def token(authorization: Annotated[str | None, Header()] = None) -> str:
    if authorization is None:
        raise HTTPException(401)
    return authorization


def account(value: Annotated[str, Depends(token)]) -> str:
    return value


class Service:
    def __init__(self, owner: Annotated[str, Depends(account)]):
        self.owner = owner


class Unguarded:
    def __init__(self, page: int = 1):
        self.page = page


app = FastAPI()


@app.get("/deep")  # $ endpoint="GET /deep" guard=any
def deep(service: Annotated[Service, Depends()]): ...


@app.get("/plain")  # $ endpoint="GET /plain" guard=none
def plain(service: Annotated[Unguarded, Depends(Unguarded)]): ...
