from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException, Security
from fastapi.security import HTTPBearer, OAuth2PasswordBearer

oauth2 = OAuth2PasswordBearer(tokenUrl="token")
bearer = HTTPBearer()


def get_current_user(token: str = Depends(oauth2)):
    return token


def active_user(user=Depends(get_current_user)):
    return user


CurrentUser = Annotated[str, Depends(get_current_user)]


def get_db():
    yield None


def require_key(x_key: Annotated[str | None, Header()] = None):
    if x_key != "secret":
        raise HTTPException(status_code=401)


app = FastAPI()


@app.get("/default")  # $ endpoint="GET /default" guard=any
def by_default(user=Depends(get_current_user)): ...


@app.get("/alias")  # $ endpoint="GET /alias" guard=any
def by_alias(user: CurrentUser): ...


@app.get("/inline")  # $ endpoint="GET /inline" guard=any
def inline(user: Annotated[str, Depends(active_user)]): ...


@app.get("/decorator", dependencies=[Depends(require_key)])  # $ endpoint="GET /decorator" guard=require_key
def in_decorator(): ...


@app.get("/security")  # $ endpoint="GET /security" guard=any
def scoped(user=Security(get_current_user, scopes=["items"])): ...


@app.get("/scheme")  # $ endpoint="GET /scheme" guard=any
def scheme(token=Depends(bearer)): ...


@app.get("/db")  # $ endpoint="GET /db" guard=none
def with_db(db=Depends(get_db), q: str = ""): ...


@app.post("/token")  # $ endpoint="POST /token" guard=none
def token(): ...
