from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.routing import Mount, Route


def handler(): ...


async def plain(request): ...


router = APIRouter(prefix="/p", routes=[APIRoute("/given", handler, methods=["POST"])])  # $ endpoint="POST /q/given"
app = FastAPI(
    routes=[
        Route("/plain", plain),  # $ endpoint="GET /plain"
        APIRoute("/api", handler),  # $ endpoint="GET /api"
        Mount("/m", routes=[Route("/inner", plain, methods=["PUT"])]),  # $ endpoint="PUT /m/inner"
    ]
)
app.include_router(router, prefix="/q")
