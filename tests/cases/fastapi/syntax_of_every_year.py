from fastapi import APIRouter, FastAPI

first, *others = [APIRouter(prefix=f"/r{number}") for number in range(3)]


def handler(a, /, *, b: int | None = None): ...


first.get("/x")(lambda: None)  # $ endpoint="GET /r0/x"
for other in others:
    other.get("/y", **{"name": "y"})(lambda: None)  # $ endpoint="GET /r1/y" endpoint="GET /r2/y"
app = FastAPI()
list(map(app.include_router, [first, *others]))
