from fastapi import APIRouter, FastAPI

BASE = "/base"
router = APIRouter(prefix="{}/{}".format(BASE, "fmt"))


@router.get("/%s" % "percent")  # $ endpoint="GET /base/fmt/percent"
def percent(): ...


@router.get("/" + "-".join(["a", "b"]))  # $ endpoint="GET /base/fmt/a-b"
def joined(): ...


def versioned(path: str, *, version: int = 1) -> str:
    return f"/v{version}{path}"


@router.get(versioned("/x", version=2))  # $ endpoint="GET /base/fmt/v2/x"
def x(): ...


app = FastAPI()
app.include_router(router)
