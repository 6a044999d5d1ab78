# $ oracle=no (the package would have to be installed)
from importlib.metadata import version

from fastapi import FastAPI

app = FastAPI()
prefix = "/v" + version("my_shop").split(".")[0]


@app.get(f"{prefix}/cats")  # $ endpoint="GET /v3/cats"
def cats(): ...
