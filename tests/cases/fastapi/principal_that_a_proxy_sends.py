# Whom a proxy has signed in is asked for, whatever is answered where it is missing.  # $ oracle=no (a guard that answers 400)
from fastapi import Depends, FastAPI, HTTPException, Request


def told_by_the_proxy(request: Request):
    if not request.headers.get("client-principal"):
        raise HTTPException(status_code=400, detail="no principal")


app = FastAPI()


@app.get("/proxied", dependencies=[Depends(told_by_the_proxy)])  # $ endpoint="GET /proxied" guard=told_by_the_proxy
def proxied(): ...
