# $ oracle=no (a command line starts them)
"""Command lines that fill objects of classes and flags, and gunicorn, which asks a class for the application."""

from dataclasses import dataclass, field

import tyro
from absl import app as program, flags
from fastapi import FastAPI
from gunicorn.app.base import BaseApplication
from transformers import HfArgumentParser

FLAGS = flags.FLAGS
PAGE = flags.DEFINE_string("page", "page", "the first page")
flags.DEFINE_string("prefix", "/flags", "before all paths")
app = FastAPI()


def orders(): ...


@dataclass
class Options:
    prefix: str = "/options"
    debug: bool = False


@dataclass
class More:
    root: str = field(default="/more", metadata={"help": "before all paths"})


def serve(options: Options) -> None:
    app.add_api_route(options.prefix + "/orders", orders)  # $ endpoint="GET /options/orders"
    if options.debug:
        app.add_api_route("/debug", orders)  # $ endpoint="GET /debug" confidence=conditional


def main(argv) -> None:
    app.add_api_route(FLAGS.prefix + "/orders", orders)  # $ endpoint="GET /flags/orders"
    app.add_api_route("/" + PAGE.value, orders)  # $ endpoint="GET /page"


class Standalone(BaseApplication):
    def load_config(self): ...

    def load(self):
        return made("/standalone")


def made(prefix: str) -> FastAPI:
    own = FastAPI()
    own.add_api_route(prefix + "/orders", orders)  # $ endpoint="GET /standalone/orders"
    return own


if __name__ == "__main__":
    serve(tyro.cli(Options))
    options, more = HfArgumentParser((Options, More)).parse_args_into_dataclasses()
    app.add_api_route(more.root + "/orders", orders)  # $ endpoint="GET /more/orders"
    program.run(main)
    Standalone().run()
