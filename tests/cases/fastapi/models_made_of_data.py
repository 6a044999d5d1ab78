from fastapi import APIRouter, FastAPI
from pydantic import BaseModel, Field


class Services(BaseModel):
    base_path: str = Field("/shop", description="The path of all services.")
    version: str = "v1"


class Configuration(BaseModel):
    services: Services = Services()
    title: str = "shop"


config = Configuration.model_validate({"services": {"version": "v2"}, "title": "orders"})
router = APIRouter(prefix=config.services.base_path)


@router.get(f"/{config.services.version}/{config.title}")  # $ endpoint="GET /shop/v2/orders"
def orders(): ...


app = FastAPI()
app.include_router(router)
