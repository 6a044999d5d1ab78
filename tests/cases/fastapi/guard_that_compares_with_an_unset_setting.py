# $ oracle=no (without the setting, nothing is what is expected)
# A credential is compared with a setting that nobody has set here; who runs it sets it.
from typing import Annotated, Optional

from fastapi import FastAPI, HTTPException, Security
from fastapi.security import APIKeyHeader
from pydantic import BaseModel

header = APIKeyHeader(name="x-api-key", auto_error=False)


class Settings(BaseModel):
    api_token: Optional[str] = None


settings = Settings()


def verify_key(key, expected):
    if key != expected:
        raise HTTPException(401)
    return key


def verify_token(token: Annotated[str, Security(header)]):
    return verify_key(token, settings.api_token)


app = FastAPI()


@app.get("/items", dependencies=[Security(verify_token)])  # $ endpoint="GET /items" guard=verify_token
def items(): ...
