# A class of dependencies with a switch: what it was made with decides whether it refuses.
from typing import Annotated, Optional

from fastapi import Depends, FastAPI, Header, HTTPException, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer


class Visit:
    def __init__(self, token):
        self._token = token

    async def enforce(self):
        if self._token is None or self._token != "s3cret":
            raise HTTPException(status_code=403)


class Access:
    def __init__(self, enforced: bool):
        self._enforced = enforced

    async def __call__(
        self,
        project: str,
        token: Annotated[Optional[HTTPAuthorizationCredentials], Security(HTTPBearer(auto_error=False))],
        agent: Annotated[str | None, Header()] = None,
    ) -> Visit:
        visit = Visit(token=token.credentials if token is not None else None)
        if self._enforced:
            await visit.enforce()
        return visit


app = FastAPI()


@app.get("/{project}/open")  # $ endpoint="GET /{project}/open" guard=none
async def open_to_all(visit: Annotated[Visit, Depends(Access(enforced=False))]): ...


@app.get("/{project}/closed", dependencies=[Depends(Access(enforced=True))])  # $ endpoint="GET /{project}/closed" guard=Access
async def closed(): ...
