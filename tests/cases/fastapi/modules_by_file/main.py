# Modules are loaded by their file, found by a pattern.
import glob
import importlib.util
import os
import posixpath
from http import HTTPMethod

from fastapi import FastAPI

app = FastAPI()
for file in sorted(glob.glob(os.path.join(os.path.dirname(__file__), "api", "*.py"))):
    name = os.path.splitext(os.path.basename(file))[0]
    spec = importlib.util.spec_from_file_location(name, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    app.include_router(module.router, prefix=posixpath.join("/api", name))
app.add_api_route("/health", lambda: "ok", methods=[HTTPMethod.HEAD])  # $ endpoint="HEAD /health"
