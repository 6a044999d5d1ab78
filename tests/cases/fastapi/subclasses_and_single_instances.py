from abc import ABC, abstractmethod

from fastapi import APIRouter, FastAPI


class Single(type):
    made = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls.made:
            cls.made[cls] = super().__call__(*args, **kwargs)
        return cls.made[cls]


class Shared(metaclass=Single):
    def __init__(self):
        self.router = APIRouter(prefix="/shared")


class Resource(ABC):
    @property
    @abstractmethod
    def prefix(self): ...

    def __init__(self):
        self.router = APIRouter(prefix=self.prefix)
        self.router.add_api_route("", self.list)  # $ endpoint="GET /users" endpoint="GET /teams"

    def list(self): ...


class Users(Resource):
    prefix = "/users"


class Teams(Resource):
    prefix = "/teams"


@Shared().router.get("/x")  # $ endpoint="GET /shared/x"
def x(): ...


app = FastAPI()
app.include_router(Shared().router)
for resource in Resource.__subclasses__():
    app.include_router(resource().router)
