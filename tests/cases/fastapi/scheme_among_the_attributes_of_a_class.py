# $ oracle=no (a setting of the program lets everybody by)
# A scheme that is an attribute of a class, beside attributes that are only annotated: each call of the factory says who may.
from typing import Optional

from fastapi import Depends, FastAPI, HTTPException, Request, Security
from fastapi.security import APIKeyHeader, HTTPBearer


class Config:
    required: bool = False


class Auth:
    security = HTTPBearer(auto_error=False)
    name: str
    prefix: Optional[str]

    def __init__(self, name: str):
        self.name = name
        self.config = Config()

    def gate(self):
        async def _gate(auth=Security(self.security)):
            if not self.config.required and auth is None:
                return "anybody"
            if not auth:
                raise HTTPException(401)
            return auth

        return _gate

    def wall(self, public: bool = False):
        async def _wall(auth=Security(self.security)):
            if public and auth is None:
                return "guest"
            if not auth:
                raise HTTPException(401)
            return auth

        return _wall


class Lenient(APIKeyHeader):
    async def __call__(self, request: Request):
        return self.check_api_key(request.headers.get(self.model.name))


class Strict(APIKeyHeader):
    async def __call__(self, request: Request):
        return self.check_api_key(request.headers.get(self.model.name))


auth = Auth("x")
app = FastAPI()
lenient = Lenient(name="X-Key", auto_error=False)
strict = Strict(name="X-Key")


@app.get("/mine", dependencies=[Depends(auth.wall())])  # $ endpoint="GET /mine" guard=_wall
async def mine(): ...


@app.get("/gated", dependencies=[Depends(auth.gate())])  # $ endpoint="GET /gated" guard=_gate
async def gated(): ...


@app.get("/free", dependencies=[Depends(auth.wall(public=True))])  # $ endpoint="GET /free" guard=none
async def free(): ...


@app.get("/lenient")  # $ endpoint="GET /lenient" guard=none
async def for_all(key=Depends(lenient)): ...


@app.get("/strict")  # $ endpoint="GET /strict" guard=Strict
async def for_some(key=Depends(strict)): ...
