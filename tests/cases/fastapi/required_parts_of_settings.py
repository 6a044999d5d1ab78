# $ oracle=no (nothing starts before the database's address is set)
# A part of the settings that has to be given has its own defaults, whatever else of it is given.
from fastapi import APIRouter, FastAPI
from pydantic import BaseModel
from pydantic_settings import BaseSettings, SettingsConfigDict


class Version(BaseModel):
    prefix: str = "/v1"


class Api(BaseModel):
    prefix: str = "/api"
    first: Version = Version()


class Database(BaseModel):
    url: str
    size: int = 5


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_nested_delimiter="__", env_prefix="DESK__")

    api: Api
    database: Database


settings = Settings()
desks = APIRouter(prefix=f"{settings.api.first.prefix}/desks")


@desks.get("/")  # $ endpoint="GET /api/v1/desks/"
def all_desks(): ...


app = FastAPI()
app.include_router(desks, prefix=settings.api.prefix)


@app.get(f"/{settings.database.url}/size")  # $ endpoint="GET /{?}/size" confidence=approximate
def size(): ...
