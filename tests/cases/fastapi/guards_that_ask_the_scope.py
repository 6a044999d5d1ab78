# The path is asked of the request, of its scope, or of the request as a mapping: what is let through is open.
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Security
from fastapi.security import APIKeyHeader

OPEN = ["/keys/login", "/scope/login", "/mapping/login"]


class Key(APIKeyHeader):
    def __init__(self):
        super().__init__(name="token", auto_error=False)

    async def __call__(self, request: Request):
        path: str = request.get("path")
        if path in OPEN:
            return
        if not request.headers.get("token"):
            raise HTTPException(401)


async def signed_in(token=Security(Key())): ...


def by_scope(request: Request):
    if request.scope.get("path") not in OPEN and not request.headers.get("token"):
        raise HTTPException(401)


def by_mapping(request: Request):
    if request["path"] not in OPEN and not request.headers.get("token"):
        raise HTTPException(401)


keys = APIRouter(prefix="/keys", dependencies=[Depends(signed_in)])
scope = APIRouter(prefix="/scope", dependencies=[Depends(by_scope)])
mapping = APIRouter(prefix="/mapping", dependencies=[Depends(by_mapping)])


@keys.post("/login")  # $ endpoint="POST /keys/login" guard=none
def login_of_keys(): ...


@keys.get("/items")  # $ endpoint="GET /keys/items" guard=Key
def items_of_keys(): ...


@scope.post("/login")  # $ endpoint="POST /scope/login" guard=none
def login_of_scope(): ...


@scope.get("/items")  # $ endpoint="GET /scope/items" guard=by_scope
def items_of_scope(): ...


@mapping.post("/login")  # $ endpoint="POST /mapping/login" guard=none
def login_of_mapping(): ...


@mapping.get("/items")  # $ endpoint="GET /mapping/items" guard=by_mapping
def items_of_mapping(): ...


app = FastAPI()
for router in (keys, scope, mapping):
    app.include_router(router)
