# A handler may have the name of what it depends on: a default and an annotation are read when the function is defined, before its name is bound.
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request

app = FastAPI()
router = APIRouter(prefix="/club")


def current_member(request: Request):
    if not request.headers.get("Authorization"):
        raise HTTPException(status_code=401)
    return "member"


def treasurer(request: Request, member: str = Depends(current_member)):
    if not request.headers.get("X-Api-Key"):
        raise HTTPException(status_code=403)
    return member


@router.get("/members")  # $ endpoint="GET /club/members" guard=current_member
def members(member: str = Depends(current_member)): ...


@router.get("/accounts")  # $ endpoint="GET /club/accounts" guard=treasurer
def accounts(member: Annotated[str, Depends(treasurer)]): ...


@router.get("/treasurer")  # $ endpoint="GET /club/treasurer" guard=treasurer
def treasurer(member: str = Depends(treasurer)):
    return member


@router.get("/me")  # $ endpoint="GET /club/me" guard=current_member
def current_member(member: Annotated[str, Depends(current_member)]):
    return member


@router.get("/open")  # $ endpoint="GET /club/open" guard=none
def opened(): ...


app.include_router(router)
