# $ oracle=no: the library is not installed there
"""fastapi-versioning serves what an application has once for each version: a route lives on until a later version has another."""

from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException
from fastapi_versioning import VersionedFastAPI, version, versioned_api_route


def signed_in(authorization: str = Header("")):
    if not authorization:
        raise HTTPException(401)


app = FastAPI(title="Shop")
store = APIRouter(prefix="/store", dependencies=[Depends(signed_in)])


@store.get("/prices")  # $ endpoint="GET /v1_0/store/prices" guard=signed_in
@version(1, 0)
def prices(): ...


@store.get("/prices")  # $ endpoint="GET /v1_1/store/prices" endpoint="GET /v2_0/store/prices" endpoint="GET /latest/store/prices" guard=signed_in
@version(1, 1)
def new_prices(): ...


@app.get("/plain")  # $ endpoint="GET /v1_0/plain" endpoint="GET /v1_1/plain" endpoint="GET /v2_0/plain" endpoint="GET /latest/plain" guard=none
def plain(): ...


@app.post("/orders")  # $ endpoint="POST /v2_0/orders" endpoint="POST /latest/orders"
@version(2)
def orders(user=Depends(signed_in)): ...


second = APIRouter(prefix="/labels", route_class=versioned_api_route(2, 0))


@second.get("/")  # $ endpoint="GET /v2_0/labels/" endpoint="GET /latest/labels/"
def labels(): ...


app.include_router(store)
app.include_router(second)
app = VersionedFastAPI(app, prefix_format="/v{major}_{minor}", enable_latest=True)


@app.get("/health")  # $ endpoint="GET /health"
def health(): ...
