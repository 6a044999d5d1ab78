from fastapi import FastAPI

app = FastAPI()


@app.get("/live")  # $ endpoint="GET /live"
def live(): ...
