# The names of the environment are not those of the table into which they are copied: what nobody sets stays as the table has it.
import os

from fastapi import FastAPI

app = FastAPI()


class Limits:
    def __init__(self):
        self.held = {"prefix": "/v1", "reads": ["/books", "/shelves"], "writes": ["/loans"]}
        for name in os.environ.keys():
            if name in self.held:
                self.held[name] = os.environ[name]

    def __getitem__(self, name):
        return self.held[name]


async def answer():
    return {}


limits = Limits()
for path in limits["reads"]:
    app.add_api_route(limits["prefix"] + path, answer, methods=["GET"])  # $ endpoint="GET /v1/books" endpoint="GET /v1/shelves"
for path in limits["writes"]:
    app.add_api_route(limits["prefix"] + path, answer, methods=["POST"])  # $ endpoint="POST /v1/loans"
