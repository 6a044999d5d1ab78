from fastapi import FastAPI, HTTPException
from fastapi.params import Depends, Security
from fastapi.security import APIKeyHeader

scheme = APIKeyHeader(name="x-api-key")


def caller(key: str = Depends(scheme)) -> dict:
    if "." not in key:
        raise HTTPException(401, "Unauthorized")
    return {"key": key, "admin": False}


def admin(found: dict = Depends(caller)) -> dict:
    if not found["admin"]:
        raise HTTPException(403, "Unauthorized")
    return found


app = FastAPI()


@app.get("/cats", dependencies=[Depends(scheme)])  # $ endpoint="GET /cats" guard=APIKeyHeader
def cats(): ...


@app.get("/dogs")  # $ endpoint="GET /dogs" guard=APIKeyHeader
def dogs(found: dict = Depends(caller)): ...


@app.get("/birds")  # $ endpoint="GET /birds" guard=APIKeyHeader
def birds(found: dict = Security(admin)): ...
