"""What the server answers: the prefix is the command's."""

from fastapi import FastAPI


class Server:
    def __init__(self, prefix: str, admin: bool) -> None:
        self.prefix = prefix
        self.admin = admin

    def get_app(self) -> FastAPI:
        app = FastAPI()

        @app.get(f"{self.prefix}/orders")  # $ endpoint="GET /web/orders" endpoint="GET /api/orders"
        def orders(): ...

        if self.admin:

            @app.delete(f"{self.prefix}/orders")  # $ endpoint="DELETE /web/orders" confidence=conditional
            def clear(): ...

        return app
