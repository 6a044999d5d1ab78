from fastapi import FastAPI

from api import deps
from api.routes import router

app = FastAPI()
app.include_router(router, prefix="/api", dependencies=[deps.tracked])
