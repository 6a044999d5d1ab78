from fps import Module

from shop.root import Stock
from shop_orders import Limits


class ShopStock(Stock): ...


class StockModule(Module):
    async def prepare(self) -> None:
        limits = await self.get(Limits)
        self.put(ShopStock("/shop"), Stock)
