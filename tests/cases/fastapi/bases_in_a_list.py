import os

from fastapi import APIRouter, FastAPI


class Common:
    prefix = "/v2"


class Shop:
    name = "shop"


class Mixed:
    def register(self, router):
        router.add_api_route(f"/{self.name}/mixed", lambda: [])  # $ endpoint="GET /v2/shop/mixed"


PARTS = [Common]
if "shop" in os.environ.get("PARTS", "shop,stock").split(","):
    PARTS.append(Shop)


class Settings(*PARTS): ...


class Views(Mixed, *PARTS, **{}): ...


settings = Settings()
router = APIRouter(prefix=settings.prefix)


@router.get(f"/{settings.name}")  # $ endpoint="GET /v2/shop"
def shop(): ...


Views().register(router)
app = FastAPI()
app.include_router(router)
