# $ oracle=no (what refuses here answers 400 or leads to the page for signing in)
from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException, Request

app = FastAPI()


def token_header(x_token: Annotated[str, Header()]):
    if x_token != "secret":
        raise HTTPException(status_code=400, detail="X-Token header invalid")


def signed_in(request: Request):
    if not request.session.get("user"):
        raise HTTPException(status_code=307, headers={"Location": "/login"})


def of_account(account_id: int):
    if account_id > 10:
        raise HTTPException(status_code=400)


def by_secret_id(secret_id: str):
    if len(secret_id) != 24:
        raise ValueError(secret_id)


@app.get("/a", dependencies=[Depends(token_header)])  # $ endpoint="GET /a" guard=token_header
def a(): ...


@app.get("/b", dependencies=[Depends(signed_in)])  # $ endpoint="GET /b" guard=signed_in
def b(): ...


@app.get("/c/{account_id}", dependencies=[Depends(of_account)])  # $ endpoint="GET /c/{account_id}" guard=none
def c(account_id: int): ...


@app.get("/d/{secret_id}", dependencies=[Depends(by_secret_id)])  # $ endpoint="GET /d/{secret_id}" guard=none
def d(secret_id: str): ...
