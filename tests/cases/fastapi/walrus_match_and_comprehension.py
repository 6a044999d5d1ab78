from fastapi import APIRouter, FastAPI

NAMES = {name: f"/{name}" for name in ("x", "y") if name != "z"}
app = FastAPI()
if (prefix := NAMES.get("x")) is not None:
    router = APIRouter(prefix=prefix)

    @router.get("/w")  # $ endpoint="GET /x/w"
    def w(): ...

    app.include_router(router)
match len(NAMES):
    case 2:

        @app.get("/two")  # $ endpoint="GET /two"
        def two(): ...

    case _:
        pass
