# The main activity, account or address of somebody is no principal of security.
from fastapi import Depends, FastAPI, HTTPException, Query, Request


def profile(atividade_principal: str = Query(""), conta_principal: str = Query("")):
    if not atividade_principal.isdigit() or not conta_principal.isdigit():
        raise HTTPException(status_code=400, detail="digits only")
    return atividade_principal


def signed_in(request: Request):
    principal = request.headers.get("x-principal")
    if not principal:
        raise HTTPException(status_code=401)
    return principal


app = FastAPI()


@app.get("/forms")  # $ endpoint="GET /forms" guard=none
def forms(of=Depends(profile)): ...


@app.get("/mine")  # $ endpoint="GET /mine" guard=signed_in
def mine(who=Depends(signed_in)): ...
