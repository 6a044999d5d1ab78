# $ oracle=no (the settings are not there)
# A list that the settings fill, and that a variable empties again: it may hold what the settings say.
import os

from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException

from settings import Settings

KINDS = {"basic": object, "oauth": int}
SKIP = os.getenv("SKIP_AUTH", None)
ENABLED = []
if ENABLED == [] and Settings().get("auth.enabled") is not None:
    ENABLED = [KINDS[kind] for kind in Settings().get("auth.enabled")]
if SKIP == "true":
    ENABLED = []


def is_enabled() -> bool:
    if ENABLED:
        return True
    return False


def validate(authorization: str | None = Header(None)):
    if authorization is None:
        raise HTTPException(401)


DEPENDENCIES = {"default": [], "auth": [Depends(validate)]}
router = APIRouter()


@router.get("/agents")  # $ endpoint="GET /agents" guard=validate
def agents(): ...


app = FastAPI()
kind = "default"
if is_enabled():
    kind = "auth"
app.include_router(router, dependencies=DEPENDENCIES[kind])
