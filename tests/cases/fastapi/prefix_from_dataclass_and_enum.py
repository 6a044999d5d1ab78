from dataclasses import dataclass
from enum import Enum

from fastapi import APIRouter, FastAPI


class Paths(str, Enum):
    USERS = "/users"
    USER = "/users/{user_id}"


@dataclass(frozen=True)
class Prefixes:
    root: str = "/root"


class Names:
    TEAM = "/team"


router = APIRouter(prefix=Prefixes().root)


@router.get(Paths.USERS.value)  # $ endpoint="GET /root/users"
def users(): ...


@router.get(Paths.USER.value)  # $ endpoint="GET /root/users/{user_id}"
def user(user_id: int): ...


@router.get(Names.TEAM)  # $ endpoint="GET /root/team"
def team(): ...


app = FastAPI()
app.include_router(router)
