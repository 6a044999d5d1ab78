# What holds while nobody sets anything is certain; what a setting would bring is conditional.
import os

from fastapi import FastAPI

app = FastAPI()

services = [name.strip() for name in os.environ.get("SERVICES", "web,api").split(",")]
if "web" in services:

    @app.get("/web")  # $ endpoint="GET /web"
    def web(): ...


if "worker" in services:

    @app.get("/worker")  # $ endpoint="GET /worker" confidence=conditional
    def worker(): ...


if os.environ.get("SIGN_UP") != "off":

    @app.post("/sign-up")  # $ endpoint="POST /sign-up"
    def sign_up(): ...


if os.getenv("DOCS", "").lower() in {"1", "true"}:

    @app.get("/guide")  # $ endpoint="GET /guide" confidence=conditional
    def guide(): ...


if os.getenv("ROLE") == "worker":

    @app.get("/jobs")  # $ endpoint="GET /jobs" confidence=conditional
    def jobs(): ...
else:

    @app.get("/pages")  # $ endpoint="GET /pages"
    def pages(): ...
