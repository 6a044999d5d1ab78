# An application may put others in the place of dependencies when it is composed; what a setting may put there leaves them.
import os
from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException


def identity():
    raise NotImplementedError


def quota():
    raise HTTPException(403, "none left")


def keeper(authorization: Annotated[str | None, Header()] = None):
    if authorization is None:
        raise HTTPException(401)


def by_token(x_api_token: Annotated[str | None, Header()] = None):
    if x_api_token is None:
        raise HTTPException(401)
    return x_api_token


app = FastAPI()


@app.get("/nests", dependencies=[Depends(identity)])  # $ endpoint="GET /nests" guard=by_token
def nests(): ...


@app.get("/eggs", dependencies=[Depends(quota)])  # $ endpoint="GET /eggs" guard=none
def eggs(): ...


@app.get("/birds", dependencies=[Depends(keeper)])  # $ endpoint="GET /birds" guard=keeper
def birds(): ...


app.dependency_overrides[identity] = by_token
app.dependency_overrides.update({quota: lambda: None})
if os.environ.get("WITHOUT_KEEPERS"):
    app.dependency_overrides[keeper] = lambda: None
