"""A program of several commands has the options of all of them; a parser of one's own class is one, too."""

import argparse

from fastapi import APIRouter, FastAPI


class Parser(argparse.ArgumentParser):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, formatter_class=argparse.ArgumentDefaultsHelpFormatter, **kwargs)


shared = argparse.ArgumentParser(add_help=False)
shared.add_argument("--base", default="/base")
commands = Parser(prog="shop", parents=[shared])
some = commands.add_subparsers(dest="command")
serve = some.add_parser("serve", help="serve it")
serve.add_argument("--mount", default="/shop")
known, rest = commands.parse_known_args(["serve"])
app = FastAPI()
router = APIRouter()


@router.get("/orders")  # $ endpoint="GET /shop/orders" endpoint="GET /base/orders"
def orders(): ...


app.include_router(router, prefix=known.mount)
app.include_router(router, prefix=getattr(known, "base", ""))
