from fastapi import FastAPI

from routers import *

app = FastAPI()
app.include_router(users)
app.include_router(teams, prefix="/t")
