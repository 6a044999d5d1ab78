from fastapi import APIRouter, FastAPI
from starlette.applications import Starlette

inner = APIRouter()


@inner.get("/x")  # $ endpoint="GET /all/in/x" endpoint="GET /starlette/all/in/x"
def x(): ...


outer = APIRouter(prefix="/all")
outer.include_router(inner, prefix="/in")


@outer.post("/y")  # $ endpoint="POST /all/y" endpoint="POST /starlette/all/y"
def y(): ...


app = FastAPI(routes=outer.routes)
app.mount("/starlette", Starlette(routes=[*outer.routes]))


@app.get(app.swagger_ui_oauth2_redirect_url + "/own")  # $ endpoint="GET /docs/oauth2-redirect/own"
def own(): ...
