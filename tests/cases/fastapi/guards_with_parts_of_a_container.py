# $ oracle=no (the libraries are not installed)
# A dependency asks what a container gives it: the class that its annotation names says whether it refuses.
from typing import Annotated

from dependency_injector import containers, providers
from dependency_injector.wiring import Provide, inject
from dishka import Provider, Scope, make_async_container
from dishka.integrations.fastapi import DishkaRoute, FromDishka, setup_dishka
from dishka.integrations.fastapi import inject as inject_by_dishka
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request


class Sessions:
    def holder(self, request: Request):
        name = request.cookies.get("session_id")
        if name is None:
            raise HTTPException(status_code=401)
        return name


class Counter:
    def count(self, request: Request):
        return len(request.headers)


@inject_by_dishka
def signed_in(request: Request, sessions: FromDishka[Sessions]):
    return sessions.holder(request)


@inject_by_dishka
async def counted(request: Request, counter: FromDishka[Counter]):
    return counter.count(request)


@inject
def member(request: Request, sessions: Sessions = Depends(Provide["sessions"])):
    return sessions.holder(request)


@inject
def member_of_today(request: Request, sessions: Annotated[Sessions, Depends(Provide["sessions"])]):
    return sessions.holder(request)


class Container(containers.DeclarativeContainer):
    sessions = providers.Singleton(Sessions)


provider = Provider(scope=Scope.APP)
provider.provide(Sessions)
provider.provide(Counter)
games = APIRouter(prefix="/games", route_class=DishkaRoute, dependencies=[Depends(signed_in)])


@games.get("/")  # $ endpoint="GET /games/" guard=signed_in
async def all_games(sessions: FromDishka[Sessions]): ...


app = FastAPI()
app.include_router(games)


@app.get("/count", dependencies=[Depends(counted)])  # $ endpoint="GET /count" guard=none
async def count(): ...


@app.get("/members")  # $ endpoint="GET /members" guard=member
async def members(who=Depends(member)): ...


@app.get("/members/today")  # $ endpoint="GET /members/today" guard=member_of_today
async def members_today(who=Depends(member_of_today)): ...


setup_dishka(make_async_container(provider), app)
