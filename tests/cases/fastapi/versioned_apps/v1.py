from fastapi import FastAPI

app = FastAPI(version="1")


@app.get("/x")  # $ endpoint="GET /v1/x"
def x(): ...  # $ endpoint="GET /v2/x"
