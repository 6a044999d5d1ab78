"""Nothing in the repository launches the server: who installs the package does, and what launches it says the prefix."""  # $ oracle=no (nothing calls it)

import uvicorn
from fastapi import FastAPI


class Server:
    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def application(self) -> FastAPI:
        app = FastAPI()

        @app.get(f"{self.prefix}/orders")  # $ endpoint="GET /shop/orders"
        def orders(): ...

        return app


def get_application(prefix: str):
    server = Server(prefix)
    return server.application()


def launch(port: int = 8000):
    application = get_application(prefix="/shop")
    uvicorn.run(application, port=port)
