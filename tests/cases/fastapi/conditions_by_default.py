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


known = {"chat", "speech", "pictures"}
modules = known.intersection(os.environ.get("MODULES", "chat,speech").split(","))
if "chat" in modules:

    @app.get("/chat")  # $ endpoint="GET /chat"
    def chat(): ...


if "pictures" in modules:

    @app.get("/pictures")  # $ endpoint="GET /pictures" confidence=conditional
    def pictures(): ...


picked = [name for name in ("map", "list") if name in os.environ.get("VIEWS", "list").split(",")]
for name in picked:
    app.add_api_route(f"/views/{name}", lambda: [])  # $ endpoint="GET /views/list"

if "map" in picked:

    @app.get("/tiles")  # $ endpoint="GET /tiles" confidence=conditional
    def tiles(): ...
