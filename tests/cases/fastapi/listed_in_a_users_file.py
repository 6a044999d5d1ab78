# $ oracle=no (a file that the user writes says which parts are served)
# What a user's file lists is looked up in a table of the program: any entry of the table may be listed.
import sys
from enum import Enum

import yaml
from fastapi import APIRouter, FastAPI


class Part(str, Enum):
    beds = "beds"
    chairs = "chairs"
    desks = "desks"
    doors = "doors"
    lamps = "lamps"
    rugs = "rugs"
    sofas = "sofas"
    tables = "tables"
    walls = "walls"


app = FastAPI()
paths = {part: [("GET", f"/{part.value}"), ("PUT", f"/{part.value}/" + "{number}")] for part in Part}
rooms = APIRouter()
halls = APIRouter()
shops = {"rooms": rooms, "halls": halls}
titles = {"attic": "Attic"}


@rooms.get("/doors")  # $ endpoint="GET /shop/rooms/doors" confidence=conditional
def doors():
    return []


@halls.get("/windows")  # $ endpoint="GET /shop/halls/windows" confidence=conditional
def windows():
    return []


@app.get("/")  # $ endpoint="GET /"
def index():
    return {}


with open(sys.argv[1]) as file:
    settings = yaml.safe_load(file)

for name in settings["shops"]:
    if name in shops:
        app.include_router(shops.get(name), prefix=f"/shop/{name}")

listed = set(settings["parts"])
listed.add("beds")
for name in listed:
    part = Part(name)
    for method, path in paths[part]:
        if name == "beds":
            app.add_api_route(path, lambda: {}, methods=[method])  # $ endpoint="GET /beds" endpoint="PUT /beds/{number}"
        else:
            app.add_api_route(path, lambda: {}, methods=[method])  # $ confidence=conditional endpoint="GET /chairs" endpoint="PUT /chairs/{number}" endpoint="GET /desks" endpoint="PUT /desks/{number}" endpoint="GET /doors" endpoint="PUT /doors/{number}" endpoint="GET /lamps" endpoint="PUT /lamps/{number}" endpoint="GET /rugs" endpoint="PUT /rugs/{number}" endpoint="GET /sofas" endpoint="PUT /sofas/{number}" endpoint="GET /tables" endpoint="PUT /tables/{number}" endpoint="GET /walls" endpoint="PUT /walls/{number}"
for name in settings["lofts"]:
    rows = [titles[part] for part in name]
    app.add_api_route(f"/lofts/{name}", lambda: rows)  # $ endpoint="GET /lofts/{?}" confidence=conditional
