from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPBearer, OAuth2PasswordBearer

maybe = OAuth2PasswordBearer(tokenUrl="token", auto_error=False)
soft = HTTPBearer(auto_error=False)


def optional_user(token: str | None = Depends(maybe)):
    return token or None


def strict_user(token=Depends(soft)):
    if token is None:
        raise HTTPException(status_code=401, detail="missing")
    return token


app = FastAPI()


@app.get("/feed")  # $ endpoint="GET /feed" guard=none
def feed(user=Depends(optional_user)): ...


@app.get("/mine")  # $ endpoint="GET /mine" guard=any
def mine(user=Depends(strict_user)): ...
