# $ oracle=no: the library is not installed there
"""fastapi-versionizer puts the versions onto the application itself; a version may say when a route is gone."""

from fastapi import APIRouter, FastAPI
from fastapi_versionizer.versionizer import Versionizer, api_version

app = FastAPI()
users = APIRouter(prefix="/users")


@app.get("/status")  # $ endpoint="GET /v1/status" endpoint="GET /v2/status" endpoint="GET /v3/status" endpoint="GET /latest/status"
def status(): ...


@api_version(1)
@users.get("")  # $ endpoint="GET /v1/users"
def all_users(): ...


@api_version(2, remove_in_major=3)
@users.get("")  # $ endpoint="GET /v2/users"
def all_users_with_age(): ...


@api_version(3)
@users.get("/{name}")  # $ endpoint="GET /v3/users/{name}" endpoint="GET /latest/users/{name}"
def one_user(name: str): ...


app.include_router(users)
versions = Versionizer(app=app, prefix_format="/v{major}", semantic_version_format="{major}", latest_prefix="/latest").versionize()
