from fastapi import APIRouter, FastAPI

forgotten = APIRouter(prefix="/ghost")
app = FastAPI()


@forgotten.get("/x")  # $ unmounted="GET /ghost/x"
def ghost(): ...


@app.get("/live")  # $ endpoint="GET /live"
def live():
    """Not a route: @app.get("/docstring")."""


# app.include_router(forgotten)
