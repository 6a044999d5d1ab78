from fastapi import APIRouter, FastAPI


def handler(): ...


app = FastAPI()
router = APIRouter()
router.add_api_route("/a", handler, methods=["GET", "POST"])  # $ endpoint="GET /api/a" endpoint="POST /api/a"
router.add_api_route(path="/b", endpoint=handler)  # $ endpoint="GET /api/b"
for name in ("cats", "dogs"):
    app.add_api_route(f"/{name}", handler, methods=["DELETE"])  # $ endpoint="DELETE /cats" endpoint="DELETE /dogs"
app.get("/call")(handler)  # $ endpoint="GET /call"
app.include_router(router, prefix="/api")
app.router.add_api_route("/r", handler)  # $ endpoint="GET /r"
app.add_route("/starlette", handler, methods=["GET"])  # $ endpoint="GET /starlette"
