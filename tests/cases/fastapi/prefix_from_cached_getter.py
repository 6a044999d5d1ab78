from functools import lru_cache

from fastapi import APIRouter, FastAPI
from pydantic import BaseModel, Field


class Api(BaseModel):
    prefix: str = "/api"


class Config(BaseModel):
    api: Api = Api()
    version: str = Field(default="v2")


@lru_cache
def get_config() -> Config:
    return Config()


config = get_config()
router = APIRouter()


@router.get("/x")  # $ endpoint="GET /api/v2/x"
def x(): ...


app = FastAPI()
app.include_router(router, prefix=f"{config.api.prefix}/{config.version}")
