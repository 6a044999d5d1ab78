# $ fastapi=0.115.0
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute

router = APIRouter(prefix="/v1")
app = FastAPI()


@router.get("/workflows/{number}")  # $ endpoint="GET /v1/workflows/{number}"
def workflow(number: int): ...


@router.get("/live")  # $ endpoint="GET /v1/live"
def live(): ...


app.include_router(router)


def renamed(path: str) -> str:
    return "/".join("agents" if part == "workflows" else part for part in path.split("/"))


for route in list(app.router.routes):
    if not isinstance(route, APIRoute) or not route.include_in_schema:
        continue
    alias = renamed(route.path)
    if alias == route.path:
        continue
    app.router.add_api_route(alias, route.endpoint, methods=list(route.methods or []))  # $ endpoint="GET /v1/agents/{number}"
