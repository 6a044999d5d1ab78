"""Where nobody gives an option it has its default: what it would switch on is conditional, what it would switch off is there."""

import argparse

from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import APIKeyHeader
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import JSONResponse


class Keys(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        if request.headers.get("x-api-key") != "secret":
            return JSONResponse({"detail": "who are you?"}, status_code=401)
        return await call_next(request)


def parser():
    made = argparse.ArgumentParser(description="A shop")
    made.add_argument("-p", "--api-prefix", type=str, default="/api", help="before all paths")
    made.add_argument("--page", dest="page_path", default="page")
    made.add_argument("--key", type=str, help="asked of every request")
    made.add_argument("--metrics", action="store_true")
    made.add_argument("--no-guide", dest="guide", action="store_false")
    tuning = made.add_argument_group("tuning")
    tuning.add_argument("--line", default="v1")
    either = tuning.add_mutually_exclusive_group()
    either.add_argument("--quick", action="store_true", default=False)
    either.add_argument("--formats", nargs="*", default=["csv", "pdf"])
    made.set_defaults(root="/root")
    return made


args = parser().parse_args()
app = FastAPI()
if args.key:
    app.add_middleware(Keys)


@app.get(f"{args.api_prefix}/orders")  # $ endpoint="GET /api/orders" guard=none
def orders(): ...


@app.get(f"/{args.page_path}")  # $ endpoint="GET /page"
def page(): ...


@app.get(f"/{args.line}/parts")  # $ endpoint="GET /v1/parts"
def parts(): ...


@app.get(args.root)  # $ endpoint="GET /root"
def root(): ...


for name in args.formats:

    @app.get(f"/export/{name}")  # $ endpoint="GET /export/csv" endpoint="GET /export/pdf"
    def export(): ...


if args.metrics or vars(args)["quick"]:

    @app.get("/metrics")  # $ endpoint="GET /metrics" confidence=conditional
    def metrics(): ...


if args.guide:

    @app.get("/guide")  # $ endpoint="GET /guide" confidence=conditional
    def guide(): ...


key = APIKeyHeader(name="x-key", auto_error=False)


def check(given: str = Depends(key)):
    if given != args.key:
        raise HTTPException(401)


if args.key is not None:

    @app.get("/checked", dependencies=[Depends(check)])  # $ endpoint="GET /checked" confidence=conditional
    def checked(): ...
