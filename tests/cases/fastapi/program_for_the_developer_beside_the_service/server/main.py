# $ oracle=no (two programs, of which each run starts one)
# Where a program for the developer serves the same paths, what counts is the one that the image starts, with its guards.
import os

import uvicorn
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer


def valid_token(credentials: HTTPAuthorizationCredentials = Depends(HTTPBearer())):
    if credentials.credentials != os.environ["TOKEN"]:
        raise HTTPException(status_code=401)


app = FastAPI(dependencies=[Depends(valid_token)])


@app.post("/upsert")  # $ endpoint="POST /upsert" guard=any
def upsert(): ...


@app.post("/query")  # $ endpoint="POST /query" guard=any
def query(): ...


def start():
    uvicorn.run("server.main:app", port=8000)
