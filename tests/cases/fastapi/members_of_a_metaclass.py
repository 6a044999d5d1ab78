import inspect
from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def measured(function):
    @wraps(function)
    async def around(*args, **kwargs):
        return await function(*args, **kwargs)

    return around


class Exposing(type):
    verb = "GET"

    def __new__(mcs, name, bases, members, *, measures=True):
        for key, member in mcs.exposed(members).items():
            members[key] = measured(member) if measures else member
        return super().__new__(mcs, name, bases, members)

    def __init__(cls, name, bases, members, **_options):
        super().__init__(name, bases, members)

    @staticmethod
    def exposed(members):
        return {key: member for key, member in members.items() if inspect.iscoroutinefunction(member) and not key.startswith("_")}

    @property
    def actions(self):
        return self.exposed(dict(inspect.getmembers(self)))

    def path_of(cls, action):
        return f"/{cls.__name__.lower()}/{action}"


class Service(metaclass=Exposing, measures=False):
    def __init__(self, client=None):
        self.client = client


class Weather(Service):
    async def today(self): ...

    async def week(self): ...

    async def _fetch(self): ...

    def unit(self): ...


for action, method in Weather.actions.items():
    app.add_api_route(Weather.path_of(action), lambda: None, methods=[Weather.verb])  # $ endpoint="GET /weather/today" endpoint="GET /weather/week"
