import argparse

from fastapi import APIRouter, FastAPI


def slashed(text: str) -> str:
    return "/" + text.strip("/")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description="A server.")
    group = made.add_argument_group("server")
    group.add_argument("-p", "--api-prefix", type=str, default="/api")
    group.add_argument("--stock", type=slashed, default="stock/")
    made.add_argument("--mode", choices=["full", "part"], default="full")
    made.add_argument("--metrics", action="store_true")
    made.add_argument("--no-docs", dest="docs", action="store_false")
    return made


args, rest = parser().parse_known_args()
app = FastAPI()
router = APIRouter()


@router.get("/cats")  # $ endpoint="GET /api/cats"
def cats(): ...


@app.get(f"{args.stock}/all")  # $ endpoint="GET /stock/all"
def stock(): ...


if args.mode == "full":

    @app.get("/full")  # $ endpoint="GET /full"
    def full(): ...


if args.metrics:

    @app.get("/metrics")  # $ endpoint="GET /metrics" confidence=conditional
    def metrics(): ...


if args.docs:

    @app.get("/guide")  # $ endpoint="GET /guide" confidence=conditional
    def guide(): ...


app.include_router(router, prefix=args.api_prefix)
