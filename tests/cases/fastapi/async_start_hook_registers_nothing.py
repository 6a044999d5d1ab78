from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.cache = {}
    yield
    app.state.cache.clear()


app = FastAPI(lifespan=lifespan)


@app.get("/live")  # $ endpoint="GET /live"
async def live(): ...


@app.exception_handler(404)
async def missing(request, error): ...
