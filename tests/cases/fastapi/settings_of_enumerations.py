# An enumeration is asked for the member of a setting, for its members' names and for what its class answers for automatic ones.
import os
from enum import Enum, IntEnum, StrEnum, auto

from fastapi import APIRouter, FastAPI


class Environment(str, Enum):
    DEVELOPMENT = "development"
    PRODUCTION = "production"


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Kind(Enum):
    CATS = "cat"
    DOGS = "dog"


class Named(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + "s"

    BIRD = auto()
    FISH = auto()


class Word(StrEnum):
    First = auto()


app = FastAPI()
environment = Environment(os.getenv("ENVIRONMENT_OF_THE_SHOP", "development"))


def answer(): ...


if environment == Environment.DEVELOPMENT:
    app.add_api_route("/debug", answer)  # $ endpoint="GET /debug"
if environment is Environment.PRODUCTION:
    app.add_api_route("/metrics", answer)  # $ endpoint="GET /metrics" confidence=conditional
if Level(2) is Level.HIGH and Level(1) in (Level.LOW,):
    app.add_api_route("/high", answer)  # $ endpoint="GET /high"
for kind in Kind:
    app.add_api_route(f"/{kind.name.lower()}/{kind.value}", answer)  # $ endpoint="GET /cats/cat" endpoint="GET /dogs/dog"
app.add_api_route("/" + Kind("dog").name, answer)  # $ endpoint="GET /DOGS"
app.add_api_route(f"/{len(Kind)}/{Named.FISH.value}/{Word.First}", answer)  # $ endpoint="GET /2/fishs/first"
