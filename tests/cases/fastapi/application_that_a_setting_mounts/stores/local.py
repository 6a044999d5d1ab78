from fastapi import FastAPI

files = FastAPI()


@files.put("/{name}")  # $ endpoint="PUT /files/{name}" confidence=conditional
def put(name: str): ...
