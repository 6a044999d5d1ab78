# A dependency may be given its parameters as a signature; what it is called with is what those ask for.
from functools import wraps
from inspect import Parameter, Signature, signature

from fastapi import Depends, FastAPI, HTTPException, Query
from fastapi.security import OAuth2PasswordBearer

scheme = OAuth2PasswordBearer(tokenUrl="/token", auto_error=False)


def checked(token):
    if token != "s3cret":
        raise ValueError(token)
    return "ann"


def decoded(token):
    if not token:
        return None
    try:
        return checked(token)
    except ValueError as error:
        raise HTTPException(status_code=401) from error


def user(required=False, by_query=False):
    def find(**kwargs):
        found = decoded(kwargs.get("bearer"))
        if not found and by_query:
            found = decoded(kwargs.get("token"))
        if required and not found:
            raise HTTPException(status_code=401)
        return found

    parameters = [Parameter("bearer", Parameter.KEYWORD_ONLY, default=Depends(scheme), annotation=str)]
    if by_query:
        parameters.append(Parameter(name="token", annotation=str, default=Query(None), kind=Parameter.KEYWORD_ONLY))

    @wraps(find)
    def wrapper(**kwargs):
        return find(**kwargs)

    wrapper.__signature__ = signature(find).replace(parameters=tuple(parameters))
    return wrapper


def member(**kwargs):
    if not kwargs["bearer"]:
        raise HTTPException(status_code=401)


member.__signature__ = Signature([Parameter("bearer", Parameter.KEYWORD_ONLY, default=Depends(scheme))])
app = FastAPI()


@app.get("/news")  # $ endpoint="GET /news" guard=none
def news(reader=Depends(user())): ...


@app.get("/files")  # $ endpoint="GET /files" guard=none
def files(reader=Depends(user(by_query=True))): ...


@app.get("/me")  # $ endpoint="GET /me" guard=any
def me(reader=Depends(user(required=True))): ...


@app.get("/mine")  # $ endpoint="GET /mine" guard=member
def mine(reader=Depends(member)): ...
