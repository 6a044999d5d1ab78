import os

from fastapi import FastAPI

app = FastAPI()
FOLDER = os.path.dirname(os.path.abspath(__file__)) + "/plugins/"
for root, _folders, files in os.walk(FOLDER):
    for file in files:
        if file.endswith(".txt"):
            name = os.path.join(root, file).replace(FOLDER, "").replace(".txt", "")
            app.add_api_route(f"/plugins/{name}", lambda: {})  # $ endpoint="GET /plugins/cats" endpoint="GET /plugins/birds/owls"
