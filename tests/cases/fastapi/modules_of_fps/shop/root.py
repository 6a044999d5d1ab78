from fastapi import APIRouter
from fps import Module
from fps.web.fastapi import FastAPIModule
from fastapi import FastAPI


class Stock:
    def __init__(self, prefix: str) -> None:
        self.prefix = prefix


class HealthModule(Module):
    async def prepare(self) -> None:
        app = await self.get(FastAPI)
        router = APIRouter()
        router.add_api_route("/health", self.health)  # $ endpoint="GET /health"
        app.include_router(router)

    async def health(self): ...


class ShopModule(FastAPIModule):
    def __init__(self, name: str, **options) -> None:
        super().__init__(name)
        self.add_module(HealthModule, "health")
