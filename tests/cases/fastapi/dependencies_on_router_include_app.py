from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException


def require_user(authorization: str | None = Header(None)):
    if not authorization:
        raise HTTPException(401, "who?")


def count_requests(): ...


open_router = APIRouter()
own = APIRouter(dependencies=[Depends(require_user)])
included = APIRouter()
nested = APIRouter()


@open_router.get("/open")  # $ endpoint="GET /open" guard=none
def opened(): ...


@own.get("/own")  # $ endpoint="GET /own" guard=require_user
def owned(): ...


@included.get("/included")  # $ endpoint="GET /included" guard=require_user
def include(): ...


@nested.get("/nested")  # $ endpoint="GET /nested" guard=require_user
def nest(): ...


included.include_router(nested)
app = FastAPI(dependencies=[Depends(count_requests)])
app.include_router(open_router)
app.include_router(own)
app.include_router(included, dependencies=[Depends(require_user)])
