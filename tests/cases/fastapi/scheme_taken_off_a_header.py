import base64

from fastapi import Depends, FastAPI, HTTPException, Request

app = FastAPI()


class Auth:
    def __init__(self, required=True):
        self.required = required

    async def __call__(self, request: Request):
        scheme, _, value = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "basic":
            if self.required:
                raise HTTPException(status_code=401)
            return None
        return base64.b64decode(value).decode()


@app.get("/items", dependencies=[Depends(Auth())])  # $ endpoint="GET /items" guard=Auth
def items():
    return []


@app.get("/news", dependencies=[Depends(Auth(required=False))])  # $ endpoint="GET /news" guard=none
def news():
    return []
