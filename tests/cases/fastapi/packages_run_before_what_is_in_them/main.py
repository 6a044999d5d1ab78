from fastapi import FastAPI
from office import tickets
from shop.web import items

app = FastAPI()
app.include_router(items.router)
app.include_router(tickets)
