import httpx
import requests
from fastapi import FastAPI
from fastapi.testclient import TestClient

app = FastAPI()
cache: dict[str, int] = {}
session = requests.Session()


@app.get("/live")  # $ endpoint="GET /live"
async def live():
    cache.get("/k")
    session.get("/remote")
    async with httpx.AsyncClient() as client:
        await client.get("/remote")
        await client.delete("/remote")
    return requests.post("/remote")


class Repository:
    def get(self, path: str):
        return lambda function: function


repository = Repository()


@repository.get("/not-a-route")
def looked_up(): ...


def check():
    TestClient(app).get("/live")
