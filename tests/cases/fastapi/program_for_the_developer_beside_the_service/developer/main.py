import uvicorn
from fastapi import FastAPI

app = FastAPI()


@app.get("/logo.png")  # $ endpoint="GET /logo.png" guard=none
def logo(): ...


@app.get("/plugin.json")  # $ endpoint="GET /plugin.json" guard=none
def manifest(): ...


@app.post("/upsert")
def upsert(): ...


@app.post("/query")
def query(): ...


def start():
    uvicorn.run("developer.main:app", port=8000, reload=True)
