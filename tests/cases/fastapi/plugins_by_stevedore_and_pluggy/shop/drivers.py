from fastapi import APIRouter


class Local:
    def __init__(self, prefix):
        self.router = APIRouter(prefix=prefix)
        self.router.add_api_route("/local", self.show)  # $ endpoint="GET /files/local"

    def show(self): ...


class Remote(Local):
    def __init__(self, prefix):
        self.router = APIRouter(prefix=prefix)
        self.router.add_api_route("/remote", self.show)


class Carts:
    def install(self, app):
        @app.get("/carts")  # $ endpoint="GET /carts"
        def carts(): ...
