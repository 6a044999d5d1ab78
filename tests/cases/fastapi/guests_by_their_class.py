# Who asks without credentials is an object too: of a class that says so.
from fastapi import Depends, FastAPI, HTTPException, Request

app = FastAPI()


class Member: ...


class AnonymousUser: ...


class Denied(HTTPException):
    def __init__(self, status_code: int = 401):
        super().__init__(status_code)


@app.middleware("http")
async def identify(request: Request, call_next):
    request.state.user = Member() if request.headers.get("authorization") == "Bearer right" else AnonymousUser()
    return await call_next(request)


def visitor(request: Request):
    return request.state.user


def member_only(user=Depends(visitor)):
    if isinstance(user, AnonymousUser):
        raise Denied()
    return user


def anybody(user=Depends(visitor)):
    return None if isinstance(user, AnonymousUser) else user


@app.get("/notes", dependencies=[Depends(member_only)])  # $ endpoint="GET /notes" guard=member_only
def notes(): ...


@app.get("/feed", dependencies=[Depends(anybody)])  # $ endpoint="GET /feed" guard=none
def feed(): ...
