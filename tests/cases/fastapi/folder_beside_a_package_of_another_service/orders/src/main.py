from fastapi import FastAPI
from routes import carts

app = FastAPI()
app.include_router(carts.router)
