"""A scheme of one's own that is made with ``auto_error=False`` and then refuses by itself is a guard; one that only looks is none."""

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.security import HTTPBearer


def refusal(*, detail: str) -> HTTPException:
    return HTTPException(status_code=401, detail=detail)


class Strict(HTTPBearer):
    def __init__(self) -> None:
        super().__init__(auto_error=False)

    async def __call__(self, request: Request):
        credentials = await super().__call__(request)
        if credentials is None:
            raise refusal(detail="who are you?")
        return credentials


class Chosen(HTTPBearer):
    def __init__(self, *, required: bool = True) -> None:
        super().__init__(auto_error=False)
        self.required = required

    async def __call__(self, request: Request):
        credentials = await super().__call__(request)
        if credentials is None:
            if self.required:
                self.refuse()
            return None
        return credentials

    def refuse(self) -> None:
        raise refusal(detail="who are you?")


class Looking(HTTPBearer):
    def __init__(self) -> None:
        super().__init__(auto_error=False)

    async def __call__(self, request: Request):
        credentials = await super().__call__(request)
        request.state.credentials = credentials
        return credentials


app = FastAPI()


@app.get("/strict", dependencies=[Depends(Strict())])  # $ endpoint="GET /strict" guard=Strict
def strict(): ...


@app.get("/chosen", dependencies=[Depends(Chosen())])  # $ endpoint="GET /chosen" guard=Chosen
def chosen(): ...


@app.get("/left", dependencies=[Depends(Chosen(required=False))])  # $ endpoint="GET /left" guard=none
def left(): ...


@app.get("/looking", dependencies=[Depends(Looking())])  # $ endpoint="GET /looking" guard=none
def looking(): ...
