import backend.routers.users
from backend.routers import teams
from fastapi import FastAPI

app = FastAPI()
app.include_router(backend.routers.users.router)
app.include_router(teams.router)
