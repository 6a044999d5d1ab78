# $ oracle=no (the files that a user makes of the samples are not there)
import json
import os
from pathlib import Path

import yaml
from fastapi import Depends, FastAPI, Header, HTTPException

CONFIG = os.path.join(os.path.dirname(__file__), "config.yaml")

with open(CONFIG, encoding="utf-8") as stream:
    config = yaml.safe_load(stream)

limits = json.loads(Path("conf/limits.json").read_text())


def require_key(x_api_key: str | None = Header(default=None)):
    if x_api_key is None:
        raise HTTPException(401)


app = FastAPI(dependencies=[Depends(require_key)] if limits["closed"] else [])
prefix = config["server"]["prefix"]


@app.get(prefix + "/items")  # $ endpoint="GET /v2/items" guard=none
def items():
    return []


@app.get(f"/{limits['scope']}/all")  # $ endpoint="GET /limits/all"
def all_limits():
    return limits


if config["server"]["debug"]:

    @app.get("/debug")  # $ endpoint="GET /debug" confidence=conditional
    def debug():
        return config
