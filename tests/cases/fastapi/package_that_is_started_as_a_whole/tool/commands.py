import argparse

from .server import start_server

parser = argparse.ArgumentParser()
parser.add_argument("mode", choices=["train", "serve"])
parser.add_argument("--port", type=int, default=8000)


def main():
    args = parser.parse_args()
    if args.mode == "serve":
        start_server(args.port)
