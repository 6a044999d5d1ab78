from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

app = FastAPI()
app.mount("/static", StaticFiles(directory=".", check_dir=False), name="static")


@app.get("/live")  # $ endpoint="GET /live"
def live(): ...
