from fastapi import FastAPI

from shop.routers import orders_router, users_router

app = FastAPI()
app.include_router(orders_router)
app.include_router(users_router)
app.include_router(__import__("shop.routers.stock").routers.stock.router)
