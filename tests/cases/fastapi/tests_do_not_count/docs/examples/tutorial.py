from fastapi import FastAPI

app = FastAPI()


@app.get("/from-docs")
def from_docs(): ...
