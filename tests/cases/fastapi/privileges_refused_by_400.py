# Who may not is told so in words, whatever the status: 400 for "not enough privileges" is what the framework's own template once gave.
from typing import Annotated

import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer

app = FastAPI()
scheme = OAuth2PasswordBearer(tokenUrl="token")


class User:
    def __init__(self, name: str, is_superuser: bool, is_active: bool) -> None:
        self.name, self.is_superuser, self.is_active = name, is_superuser, is_active


def get_user(token: Annotated[str, Depends(scheme)]) -> User:
    try:
        payload = jwt.decode(token, "secret", algorithms=["HS256"])
    except jwt.InvalidTokenError:
        raise HTTPException(status_code=403, detail="Could not validate credentials")
    return User(**payload)


Asking = Annotated[User, Depends(get_user)]


def superuser(user: Asking) -> User:
    if not user.is_superuser:
        raise HTTPException(status_code=400, detail="The user doesn't have enough privileges")
    return user


def buyer(user: Asking) -> User:
    if not user.name:
        raise HTTPException(status_code=400, detail="No such order")
    return user


@app.get("/boats", dependencies=[Depends(superuser)])  # $ endpoint="GET /boats" guard=superuser
def boats(): ...


@app.get("/orders", dependencies=[Depends(buyer)])  # $ endpoint="GET /orders" guard=get_user
def orders(): ...
