"""A file that is read part by part ends; so does the loop that reads it."""

from pathlib import Path

from fastapi import FastAPI

app = FastAPI()
parts = []
with open(Path(__file__).parent / "names.txt") as names:
    while part := names.read(6):
        parts.append(part.strip())
for part in parts:
    app.get(f"/{part}")(lambda: None)  # $ endpoint="GET /first" endpoint="GET /second"
