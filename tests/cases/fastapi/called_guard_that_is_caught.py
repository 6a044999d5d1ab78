# A guard that is called, and whose refusal is caught, identifies.
from fastapi import Depends, FastAPI, HTTPException, Request


class Unauthorized(HTTPException):
    def __init__(self, detail="who?"):
        super().__init__(status_code=401, detail=detail)


class Forbidden(HTTPException):
    def __init__(self, detail="no"):
        super().__init__(status_code=403, detail=detail)


async def current_user(request: Request):
    user = request.scope.get("user") or request.headers.get("authorization")
    if not user:
        raise Unauthorized()
    if user.startswith("guest"):
        raise Forbidden()
    return user


async def current_user_or_nobody(request: Request):
    try:
        user = await current_user(request=request)
    except Unauthorized:
        return None
    except Forbidden as error:
        raise Forbidden("not for guests") from error
    return user


async def retold(request: Request):
    try:
        return await current_user(request)
    except Forbidden:
        return None


app = FastAPI()


@app.get("/docs.json")  # $ endpoint="GET /docs.json" guard=none
async def docs(user=Depends(current_user_or_nobody)): ...


@app.get("/me")  # $ endpoint="GET /me" guard=current_user
async def me(user=Depends(current_user)): ...


@app.get("/mine")  # $ endpoint="GET /mine" guard=retold
async def mine(user=Depends(retold)): ...
