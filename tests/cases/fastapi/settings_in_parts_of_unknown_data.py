# $ oracle=no (the settings are asked of a server)
# Models in a model whose data nobody knows: what the inner ones say by default holds until the data say otherwise.
from fastapi import APIRouter, FastAPI
from pydantic import BaseModel, Field
from vault_of_somebody import fetch


class Pages(BaseModel):
    enabled: bool = False
    path: str = Field(description="Where the pages are.", default="/pages")


class Server(BaseModel):
    prefix: str = "/api"
    host: str
    pages: Pages = Field(description="Pages beside the interface.")


class Settings(BaseModel):
    server: Server


settings = Settings(**fetch("shop"))
again = Settings.model_validate(fetch("shop"))
app = FastAPI()
orders = APIRouter(prefix="/orders")


@orders.get("/")  # $ endpoint="GET /api/orders/"
def list_orders(): ...


app.include_router(orders, prefix=settings.server.prefix)

if settings.server.pages.enabled:

    @app.get(f"{settings.server.pages.path}/")  # $ endpoint="GET /pages/" confidence=conditional
    def pages(): ...


@app.get(f"{again.server.prefix}/live")  # $ endpoint="GET /api/live"
def live(): ...
