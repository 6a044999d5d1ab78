# $ oracle=no (makefun)
# A dependency that is made with the signature of another: makefun says what it asks for.
from inspect import Parameter, Signature
from typing import Annotated

from fastapi import Depends, FastAPI, Request, Security
from fastapi.security import HTTPBearer
from makefun import with_signature


class AppError(Exception):
    def __init__(self, message, status_code=500):
        super().__init__(message)
        self.status_code = status_code


class Unauthorized(AppError):
    def __init__(self, message="Unauthorized", status_code=401):
        super().__init__(message, status_code)


class Guest: ...


class Member: ...


class Visit:
    def __init__(self, who):
        self.who = who


def is_guest(visit):
    return isinstance(visit.who, Guest)


def visit_for(kinds):
    asked = [Parameter("request", Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)]
    if Member in kinds:
        asked.append(Parameter("token", Parameter.KEYWORD_ONLY, default=Depends(HTTPBearer(auto_error=False))))

    @with_signature(Signature(asked))
    async def get_visit(request: Request, **_given) -> Visit:
        return request.state.user

    return get_visit


class Authenticator:
    def __init__(self, kinds):
        self.kinds = kinds

    async def __call__(self, visit: Visit):
        if type(visit.who) not in self.kinds:
            visit = Visit(Guest())
        if is_guest(visit):
            if Guest in self.kinds:
                return visit
            raise Unauthorized()
        return visit


def door(kinds):
    asked = [
        Parameter("self", Parameter.POSITIONAL_OR_KEYWORD),
        Parameter("visit", Parameter.POSITIONAL_OR_KEYWORD, default=Security(visit_for(frozenset(kinds)), scopes=[])),
    ]

    class SignedAuthenticator(Authenticator):
        @with_signature(Signature(asked))
        async def __call__(self, visit: Visit):
            return await super().__call__(visit)

    return SignedAuthenticator(frozenset(kinds))


app = FastAPI()
Members = Annotated[Visit, Depends(door({Member}))]
Anybody = Annotated[Visit, Depends(door({Guest, Member}))]


@app.get("/notes")  # $ endpoint="GET /notes" guard=SignedAuthenticator
def notes(visit: Members): ...


@app.get("/feed")  # $ endpoint="GET /feed" guard=none
def feed(visit: Anybody): ...
