# A permission that is made with the request may refuse in its own constructor.
from abc import ABC, abstractmethod

from fastapi import Depends, FastAPI, HTTPException, Request


class BasePermission(ABC):
    def __init__(self, request: Request):
        if not self.has_required_permissions(request):
            raise HTTPException(status_code=403)

    @abstractmethod
    def has_required_permissions(self, request: Request) -> bool: ...


class SignedIn(BasePermission):
    def has_required_permissions(self, request: Request) -> bool:
        return request.headers.get("authorization") is not None


class Anybody(BasePermission):
    def has_required_permissions(self, request: Request) -> bool:
        return True


class Permissions:
    def __init__(self, classes):
        self.classes = classes

    def __call__(self, request: Request):
        for permission in self.classes:
            permission(request=request)


app = FastAPI()


@app.get("/notes", dependencies=[Depends(Permissions([SignedIn]))])  # $ endpoint="GET /notes" guard=Permissions
def notes(): ...


@app.get("/about", dependencies=[Depends(Permissions([Anybody]))])  # $ endpoint="GET /about" guard=none
def about(): ...
