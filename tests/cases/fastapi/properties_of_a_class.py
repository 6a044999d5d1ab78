# $ oracle=no (sqlalchemy is not installed there, and Python 3.13 has no properties under classmethod)
from fastapi import FastAPI
from sqlalchemy.util import classproperty

app = FastAPI()


class Room:
    @classmethod
    @property
    def path(cls):
        return "/" + cls.__name__.lower()

    @classproperty
    def paths(cls):
        return cls.path + "s"


class Hall(Room):
    pass


@app.get(Hall.path)  # $ endpoint="GET /hall"
def hall():
    return {}


@app.get(Hall.paths)  # $ endpoint="GET /halls"
def halls():
    return []


@app.get(Room().paths)  # $ endpoint="GET /rooms"
def rooms():
    return []
