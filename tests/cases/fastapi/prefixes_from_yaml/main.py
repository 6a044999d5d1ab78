# $ oracle=no (PyYAML is not installed there)
import importlib
from pathlib import Path

import yaml
from fastapi import FastAPI

app = FastAPI()
for name, prefix in yaml.safe_load(Path(__file__).with_name("routes.yaml").read_text())["routes"].items():
    app.include_router(importlib.import_module(f"routes.{name}").router, prefix=prefix)
