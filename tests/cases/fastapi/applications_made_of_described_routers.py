# $ oracle=no (harbour_platform stands for a company's own package)
from fastapi import APIRouter, Depends, HTTPException, Request
from harbour_platform import Mounted, Settings, create_harbour_app


def signed_in(request: Request) -> None:
    if "authorization" not in request.headers:
        raise HTTPException(401)


ships = APIRouter(prefix="/ships")
cranes = APIRouter()
tides = APIRouter()
bells = APIRouter()
admin = APIRouter(prefix="/admin")


@ships.get("")  # $ endpoint="GET /ships" guard=none
def list_ships(): ...


@cranes.get("/cranes")  # $ endpoint="GET /v1/cranes" guard=none
def list_cranes(): ...


@tides.get("/tides")  # $ endpoint="GET /sea/tides" guard=none
def list_tides(): ...


@bells.get("/bells")  # $ endpoint="GET /sound/bells" guard=none
def list_bells(): ...


@admin.post("/close")  # $ endpoint="POST /admin/close" guard="signed_in"
def close(): ...


def create_app():
    return create_harbour_app(
        config=Settings(name="harbour"),
        routers=[
            ships,
            Mounted(router=cranes, prefix="/v1"),
            {"router": tides, "prefix": "/sea"},
            (bells, "/sound"),
            Mounted(router=admin, dependencies=[Depends(signed_in)]),
        ],
    )


app = create_app()
