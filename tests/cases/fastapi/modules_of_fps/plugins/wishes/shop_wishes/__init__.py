from fastapi import FastAPI
from fps import Module


class WishesModule(Module):
    async def prepare(self) -> None:
        app = await self.get(FastAPI)

        @app.get("/wishes")  # $ endpoint="GET /wishes" confidence=conditional
        def wishes(): ...
