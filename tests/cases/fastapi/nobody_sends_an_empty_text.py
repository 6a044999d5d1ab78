from fastapi import Depends, FastAPI, HTTPException, Request

app = FastAPI()


def asked(request: Request) -> None:
    token = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    if token == "":
        raise HTTPException(401)


def counted(request: Request) -> None:
    if len(request.headers.get("x-api-key") or "") == 0:
        raise HTTPException(401)


def kept(request: Request) -> None:
    token = request.cookies.get("session", "")
    if token != "":
        return
    raise HTTPException(401)


def told(request: Request) -> None:
    token = request.headers.get("authorization", "")
    if token is None or not isinstance(token, str):
        raise HTTPException(401)


@app.get("/asked", dependencies=[Depends(asked)])  # $ endpoint="GET /asked" guard=asked
@app.get("/counted", dependencies=[Depends(counted)])  # $ endpoint="GET /counted" guard=counted
@app.get("/kept", dependencies=[Depends(kept)])  # $ endpoint="GET /kept" guard=kept
@app.get("/told", dependencies=[Depends(told)])  # $ endpoint="GET /told" guard=none
def show() -> None:
    pass
