import importlib
from pathlib import Path

from fastapi import FastAPI

app = FastAPI()
for file in sorted(Path(__file__).parent.joinpath("routes").glob("*.py")):
    if file.stem.startswith("_"):
        continue
    app.include_router(importlib.import_module(f"routes.{file.stem}").router, prefix=f"/{file.stem}")
