# What a flag that nobody gives would put in the place of an option's default.
import argparse

from fastapi import FastAPI

app = FastAPI()


def setup(options):
    if options.transport in ["phone", "radio"]:

        @app.post("/call")  # $ endpoint="POST /call" confidence=conditional
        async def call(): ...

    @app.get("/state")  # $ endpoint="GET /state"
    async def state(): ...


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--transport")
    parser.add_argument("--direct", action="store_true")
    options, _ = parser.parse_known_args()
    if options.direct:
        options.transport = "none"
    setup(options)


main()
