from typing import Optional

from fastapi import APIRouter, FastAPI

from compat import BaseModel, Field, validator


class Settings(BaseModel):
    prefix: Optional[str] = Field(description="Where the shop is served.")
    inner: str = Field("orders", description="The orders' own path.")

    @validator("prefix", always=True)
    def default_prefix(cls, prefix: str):
        if not prefix:
            prefix = "/shop"
        return prefix


settings = Settings()
router = APIRouter(prefix=settings.prefix)


@router.get(f"/{settings.inner}")  # $ endpoint="GET /shop/orders"
def orders(): ...


app = FastAPI()
app.include_router(router)
