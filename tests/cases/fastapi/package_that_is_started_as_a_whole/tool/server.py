# $ oracle=no: a command starts it
# `python -m tool`: what the package's __main__ reaches, from afar too, is the program.
import uvicorn
from fastapi import FastAPI

app = FastAPI()


@app.get("/health")  # $ endpoint="GET /health"
def health(): ...


def start_server(port):
    @app.post("/model")  # $ endpoint="POST /model" confidence=conditional
    def answer(): ...

    uvicorn.run(app, port=port)
