# $ oracle=no: the platform is not installed there
"""Modal serves what functions and methods return that `asgi_app` decorates: https://modal.com/docs/guide/webhooks."""

import modal
from fastapi import FastAPI

platform = modal.App("gateway")
image = modal.Image.debian_slim().pip_install("fastapi")
web = FastAPI()


@web.get("/at-once")  # $ endpoint="GET /at-once"
def at_once(): ...


@platform.function(image=image)
@modal.asgi_app()
def served():
    return web


@platform.function(image=image)
@modal.asgi_app(label="jobs")
def made():
    from fastapi import FastAPI

    api = FastAPI()

    @api.get("/jobs")  # $ endpoint="GET /jobs"
    def jobs(): ...

    return api


@platform.cls(gpu="any")
class Model:
    @modal.enter()
    def load(self):
        self.weights = []

    @modal.asgi_app()
    def serve(self):
        api = FastAPI()

        @api.post("/generate")  # $ endpoint="POST /generate"
        def generate(): ...

        return api
