from fastapi import APIRouter, FastAPI
from pydantic import BaseModel, Field, field_validator, model_validator
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    shop_prefix: str = Field("shop", description="Where the shop is served.")
    root: str = ""

    @field_validator("shop_prefix")
    @classmethod
    def begins_with_slash(cls, value: str) -> str:
        if not value.startswith("/"):
            value = "/" + value
        return value.rstrip("/")

    @model_validator(mode="after")
    def below(self) -> "Settings":
        self.root = f"{self.shop_prefix}/v1"
        return self


class Part(BaseModel):
    prefix: str = "as-it-is"
    name: str = "x"

    @field_validator("prefix", "name")
    @classmethod
    def slashed(cls, value: str) -> str:
        return "/" + value


settings = Settings()
part = Part(name="named")
orders = APIRouter(prefix=settings.root)


@orders.get("/orders")  # $ endpoint="GET /shop/v1/orders"
def all_orders(): ...


app = FastAPI()


@app.get(part.name)  # $ endpoint="GET /named"
def named(): ...


@app.get("/" + part.prefix)  # $ endpoint="GET /as-it-is"
def default_is_not_validated(): ...


app.include_router(orders)
