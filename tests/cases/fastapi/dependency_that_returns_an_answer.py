# What a dependency returns is its value, be it an answer: only what it raises stops the request.
from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

app = FastAPI()


def returned(request: Request):
    if not request.headers.get("authorization"):
        return JSONResponse({}, status_code=401)
    return None


def raised(request: Request):
    if not request.headers.get("authorization"):
        raise HTTPException(status_code=401)


@app.get("/a", dependencies=[Depends(returned)])  # $ endpoint="GET /a" guard=none
def a(): ...


@app.get("/b", dependencies=[Depends(raised)])  # $ endpoint="GET /b" guard=raised
def b(): ...
