# $ oracle=no (it is started in its own folder)
# Folders named from where the program stands, which is neither the audited folder nor a package's root.
import importlib.util
import os
from pathlib import Path

from fastapi import FastAPI
from plain import router as plain

app = FastAPI()
app.include_router(plain)

FOLDER = "stalls" if os.path.exists("stalls") else "server/stalls"


def stall(path):
    spec = importlib.util.spec_from_file_location("stall_" + os.path.basename(path).removesuffix(".py"), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


for name in sorted(os.listdir(FOLDER)):
    if name.endswith(".py"):
        app.include_router(stall(os.path.join(FOLDER, name)).router)

for found in sorted(Path("halls").glob("*.txt")):
    app.add_api_route(f"/halls/{found.stem}", lambda: {})  # $ endpoint="GET /halls/north"
