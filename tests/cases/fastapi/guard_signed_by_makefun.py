# $ oracle=no (makefun is not installed there)
"""What a guard is called with stands in a signature that it is given; a middleware has found out who asks, and lets everybody by."""

from dataclasses import dataclass
from inspect import Parameter, Signature
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request, Security
from fastapi.security import HTTPBearer
from fastapi.security.utils import get_authorization_scheme_param
from makefun import with_signature
from starlette.responses import JSONResponse


class Anonymous: ...


class Sailor: ...


@dataclass
class Standing:
    subject: object
    scopes: list


class Refused(HTTPException):
    def __init__(self):
        super().__init__(401)


class Expired(Exception): ...


def bearer_of(request: Request):
    scheme, value = get_authorization_scheme_param(request.headers.get("Authorization"))
    if not scheme or not value or scheme.lower() != "bearer":
        return None
    return value


async def standing_of(request: Request) -> Standing:
    token = bearer_of(request)
    if token is not None:
        if token.startswith("sailor_"):
            return Standing(Sailor(), ["harbour"])
        raise Expired()
    return Standing(Anonymous(), [])


class StandingMiddleware:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            standing = await standing_of(Request(scope))
        except Expired:
            await JSONResponse({}, status_code=401)(scope, receive, send)
            return
        scope["state"]["auth_subject"] = standing
        await self.app(scope, receive, send)


def finder(kinds):
    parameters = [Parameter(name="request", kind=Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)]
    if Sailor in kinds:
        parameters += [Parameter(name="credentials", kind=Parameter.KEYWORD_ONLY, default=Depends(HTTPBearer(auto_error=False)))]

    @with_signature(Signature(parameters))
    async def find(request: Request, **kwargs) -> Standing:
        return request.state.auth_subject

    return find


class _Asking:
    def __init__(self, *, kinds, scopes):
        self.kinds = kinds
        self.scopes = scopes

    async def __call__(self, standing: Standing):
        if type(standing.subject) not in self.kinds:
            standing = Standing(Anonymous(), [])
        if isinstance(standing.subject, Anonymous):
            if Anonymous in self.kinds:
                return standing
            raise Refused()
        if not self.scopes or set(standing.scopes) & self.scopes:
            return standing
        raise HTTPException(403)


def asking(kinds, scopes=None):
    frozen = frozenset(kinds)
    parameters = [
        Parameter(name="self", kind=Parameter.POSITIONAL_OR_KEYWORD),
        Parameter(
            name="standing", kind=Parameter.POSITIONAL_OR_KEYWORD, default=Security(finder(frozen), scopes=sorted(scopes or ()))
        ),
    ]

    class Asking(_Asking):
        @with_signature(Signature(parameters))
        async def __call__(self, standing):
            return await super().__call__(standing)

    return Asking(kinds=frozen, scopes=scopes)


app = FastAPI()
app.add_middleware(StandingMiddleware)


@app.get("/tides")  # $ endpoint="GET /tides" guard=none
async def tides(who: Annotated[Standing, Depends(asking({Anonymous, Sailor}))]): ...


@app.get("/berths")  # $ endpoint="GET /berths" guard=Asking
async def berths(who: Annotated[Standing, Depends(asking({Sailor}, {"harbour"}))]): ...
