from fastapi import FastAPI

from app.api import api_router
from app.api.v1 import endpoints

app = FastAPI()
app.include_router(api_router, prefix="/api")
app.include_router(endpoints.health.router)
