from fastapi import FastAPI
from fps import Module

from shop.root import Stock


class Limits:
    most = 10


class OrdersModule(Module):
    async def prepare(self) -> None:
        self.put(Limits())
        stock = await self.get(Stock)
        app = await self.get(FastAPI)

        @app.get(stock.prefix + "/orders")  # $ endpoint="GET /shop/orders"
        def orders(): ...
