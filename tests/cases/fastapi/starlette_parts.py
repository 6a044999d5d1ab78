from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.routing import Route


async def plain(request): ...


inner = Starlette(routes=[Route("/plain/{id:int}", plain, methods=["GET", "POST"])])  # $ endpoint="GET /inner/plain/{id:int}" endpoint="POST /inner/plain/{id:int}"
app = FastAPI()
app.mount("/inner", inner)
