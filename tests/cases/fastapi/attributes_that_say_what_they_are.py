# Descriptors: class attributes that answer by themselves, for an object or for its class; and a program's marks on its own functions alone.
import re

from fastapi import APIRouter, FastAPI

app = FastAPI()


class LowerName:
    def __init__(self):
        self.known = {}

    def __get__(self, thing, owner):
        key = owner if thing is None else thing
        if key not in self.known:
            self.known[key] = re.sub("\\W+", "_", key.title.lower())
        return self.known[key]


class Path:
    def __init__(self, ending=""):
        self.ending = ending

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, thing, owner=None):
        return self if thing is None else f"/{self.name}{self.ending}"


class classproperty:
    def __init__(self, getter):
        self.getter = getter

    def __get__(self, thing, owner):
        return self.getter(owner)


def served(path):
    def mark(function):
        function._path = path
        return function

    return mark


class Hall:
    title = "Hall"
    lower = LowerName()
    doors = Path("/all")
    expression = re
    framework = FastAPI

    @classproperty
    def prefix(cls):
        return "/" + cls.__name__.lower()

    def __init__(self):
        self.router = APIRouter(prefix="/" + self.lower)
        for name in dir(self):
            member = getattr(self, name, None)
            if not callable(member) or not hasattr(member, "_path"):
                continue
            self.router.get(member._path)(member)  # $ endpoint="GET /great_hall/seats" endpoint="GET /greathall/great_hall/seats"


class GreatHall(Hall):
    title = "Great Hall"

    @served("/seats")
    def seats(self):
        return []


hall = GreatHall()
app.include_router(hall.router)
app.include_router(hall.router, prefix=hall.prefix)


@app.get(hall.doors)  # $ endpoint="GET /doors/all"
def doors():
    return [type(Hall.doors).__name__]


@app.get(f"{GreatHall.prefix}/{GreatHall.lower}")  # $ endpoint="GET /greathall/great_hall"
def greathall():
    return []


class Yard:
    @classmethod
    def named(cls):
        return "/" + cls.__name__.lower()


@app.get(Yard.named())  # $ endpoint="GET /yard"
def yard():
    return []
