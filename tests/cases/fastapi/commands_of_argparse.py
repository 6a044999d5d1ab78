# $ oracle=no (a command starts it)
"""A program whose commands are functions among the parser's defaults: any of them may be given."""

import argparse

import uvicorn
from fastapi import FastAPI


def serve(args):
    app = FastAPI()

    @app.get("/orders")  # $ endpoint="GET /orders"
    def orders(): ...

    uvicorn.run(app, port=args.port)


def check(args):
    print(args.path)


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    serving = commands.add_parser("serve")
    serving.add_argument("--port", type=int, default=8000)
    serving.set_defaults(run=serve)
    checking = commands.add_parser("check")
    checking.add_argument("path")
    checking.set_defaults(run=check)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
