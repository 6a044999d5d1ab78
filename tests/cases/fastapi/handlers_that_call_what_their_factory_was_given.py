# A handler that calls a parameter of the function around it is no wrapper of that where it hands on only a part of what it gets.
from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException, Request


def checks(config):
    async def _checked(request):
        if not config:
            raise HTTPException(403)

    return _checked


def router_of(validator):
    router = APIRouter()

    @router.post("/hooks")  # $ endpoint="POST /hooks" guard=handler
    async def register(request: Request, x_token: str | None = Header(None)):
        if x_token is None:
            raise HTTPException(status_code=401)
        await validator(request)
        return {}

    return router


def key(x_api_key: str | None = Header(None)):
    if x_api_key is None:
        raise HTTPException(401)


def guarded(function):
    async def around(*args, **kwargs):
        return await function(*args, **kwargs)

    return around


async def listing(user=Depends(key)):
    return []


app = FastAPI()
app.include_router(router_of(checks({"a": 1})))
app.add_api_route("/open", guarded(listing))  # $ endpoint="GET /open"
