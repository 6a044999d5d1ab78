from fastapi import APIRouter, FastAPI

users = APIRouter()
teams = APIRouter()


@users.get("/u")  # $ endpoint="GET /users/u"
def u(): ...


@teams.get("/t")  # $ endpoint="GET /teams/t"
def t(): ...


ROUTERS = [(users, "/users", ["users"]), (teams, "/teams", ["teams"])]
app = FastAPI()
for router, prefix, tags in ROUTERS:
    app.include_router(router, prefix=prefix, tags=tags)
