from fastapi import APIRouter, FastAPI
from starlette.routing import Host

app = FastAPI()
api = FastAPI()
app.state.extra = APIRouter(prefix="/extra")


@api.get("/items")  # $ endpoint="GET /items"
def items(): ...


@app.state.extra.get("/x")  # $ endpoint="GET /extra/x"
def extra(): ...


app.include_router(app.state.extra)
app.router.routes.append(Host("api.example.com", app=api))
