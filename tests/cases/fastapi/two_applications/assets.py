from fastapi import FastAPI

server = FastAPI()


@server.get("/file/{path:path}")
def file(path: str): ...
