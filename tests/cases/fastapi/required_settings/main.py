# $ oracle=no: the settings have no defaults, and nobody sets them
# A setting of pydantic without a default is what the committed environment says, by the name that the class gives it.
from fastapi import APIRouter, FastAPI
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_prefix="SHOP_")

    api_root: str
    version: int
    metrics: bool
    fallback: str = "/fallback"
    admin_root: str = Field(alias="ADMIN_ROOT")


class Older(BaseSettings):
    api_root: str

    class Config:
        env_prefix = "OLD_"


class Plain(BaseSettings):
    PLAIN_ROOT: str = Field(...)
    missing_root: str


settings, plain = Settings(), Plain()
router = APIRouter()


@router.get("/orders")  # $ endpoint="GET /shop/v2/orders" endpoint="GET /old/orders" endpoint="GET /plain/orders" endpoint="GET /fallback/orders" endpoint="GET /admin/orders"
def orders(): ...


unknown = APIRouter()


@unknown.get("/unknown")  # $ endpoint="GET /{?}/unknown" confidence=approximate
def not_known(): ...


app = FastAPI()
app.include_router(router, prefix=f"{settings.api_root}/v{settings.version}")
app.include_router(router, prefix=settings.fallback)
app.include_router(router, prefix=settings.admin_root)
app.include_router(router, prefix=Older().api_root)
app.include_router(router, prefix=plain.PLAIN_ROOT)
app.include_router(unknown, prefix=plain.missing_root)

if settings.metrics:

    @app.get("/metrics")  # $ endpoint="GET /metrics" confidence=conditional
    def metrics(): ...
