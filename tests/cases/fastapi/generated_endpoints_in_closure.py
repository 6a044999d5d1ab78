from fastapi import APIRouter, FastAPI


def build(names: list[str]) -> APIRouter:
    router = APIRouter(prefix="/things")

    def make(name: str):
        async def endpoint():
            return name

        return endpoint

    for index, name in enumerate(names, start=1):
        router.get(f"/{index}/{name}", name=name)(make(name))  # $ endpoint="GET /things/1/a" endpoint="GET /things/2/b"
    return router


app = FastAPI()
app.include_router(build(["a", "b"]))
