# $ oracle=no (what refuses here answers 400 or leads to the page for signing in)
from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException, Request
from fastapi.responses import JSONResponse

app = FastAPI()


def token_header(x_token: Annotated[str, Header()]):
    if x_token != "secret":
        raise HTTPException(status_code=400, detail="X-Token header invalid")


def signed_in(request: Request):
    if not request.session.get("user"):
        raise HTTPException(status_code=307, headers={"Location": "/login"})


def of_account(account_id: int):
    if account_id > 10:
        raise HTTPException(status_code=400)


def by_secret_id(secret_id: str):
    if len(secret_id) != 24:
        raise ValueError(secret_id)


@app.get("/a", dependencies=[Depends(token_header)])  # $ endpoint="GET /a" guard=token_header
def a(): ...


@app.get("/b", dependencies=[Depends(signed_in)])  # $ endpoint="GET /b" guard=signed_in
def b(): ...


@app.get("/c/{account_id}", dependencies=[Depends(of_account)])  # $ endpoint="GET /c/{account_id}" guard=none
def c(account_id: int): ...


@app.get("/d/{secret_id}", dependencies=[Depends(by_secret_id)])  # $ endpoint="GET /d/{secret_id}" guard=none
def d(secret_id: str): ...


class Gathered:
    def __init__(self, app):
        self.app = app

    async def refuse(self, scope, receive, send):
        await JSONResponse({"error": "no key"}, status_code=400)(scope, receive, send)

    async def __call__(self, scope, receive, send):
        keys = [value for name, value in scope["headers"] if name == b"x-api-key"]
        if scope["type"] == "http" and not keys:
            return await self.refuse(scope, receive, send)
        await self.app(scope, receive, send)


class NoneOfThem(Gathered):
    async def __call__(self, scope, receive, send):
        if scope["type"] == "http" and all(name != b"x-api-key" for name, _ in scope["headers"]):
            return await self.refuse(scope, receive, send)
        await self.app(scope, receive, send)


gathered, none_of_them, handed, plain = FastAPI(), FastAPI(), FastAPI(), FastAPI()
gathered.add_middleware(Gathered)
none_of_them.add_middleware(NoneOfThem)


@handed.middleware("http")
async def asks(request: Request, call_next):
    if not request.headers.get("authorization"):
        return JSONResponse({"error": "no token"}, status_code=400)
    return await call_next(request)


@plain.middleware("http")
async def of_a_page(request: Request, call_next):
    if not request.headers.get("x-page"):
        return JSONResponse({"error": "no page"}, status_code=400)
    return await call_next(request)


@gathered.get("/e")  # $ endpoint="GET /gathered/e" guard=Gathered
def e(): ...


@none_of_them.get("/f")  # $ endpoint="GET /none/f" guard=NoneOfThem
def f(): ...


@handed.get("/g")  # $ endpoint="GET /handed/g" guard=asks
def g(): ...


@plain.get("/h")  # $ endpoint="GET /plain/h" guard=none
def h(): ...


app.mount("/gathered", gathered)
app.mount("/none", none_of_them)
app.mount("/handed", handed)
app.mount("/plain", plain)
