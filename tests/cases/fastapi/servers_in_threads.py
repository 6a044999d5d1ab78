# $ oracle=no (a server in a thread does not end)
import multiprocessing
import threading
from enum import Enum, StrEnum, auto

import uvicorn
from fastapi import FastAPI


class Kind(StrEnum):
    CATS = auto()
    DOGS = "dogs"


class Level(Enum):
    LOW = auto()
    HIGH = auto()


class ApiServer(threading.Thread):
    def __init__(self, host: str = "127.0.0.1") -> None:
        super().__init__(daemon=True)
        self.host = host

    def run(self) -> None:
        app = FastAPI()
        for kind in Kind:
            app.add_api_route(f"/{kind}/all", lambda: [])  # $ endpoint="GET /cats/all" endpoint="GET /dogs/all"
        app.add_api_route(f"/levels/{Level.HIGH.value}", lambda: [])  # $ endpoint="GET /levels/2"
        uvicorn.run(app, host=self.host)


class Service:
    def start(self) -> None:
        self.server = ApiServer()
        self.server.start()


def serve(port: int, prefix: str = "/nowhere") -> None:
    app = FastAPI()

    @app.get(f"{prefix}/live")  # $ endpoint="GET /admin/live"
    def live(): ...

    uvicorn.run(app, port=port)


if __name__ == "__main__":
    Service().start()
    multiprocessing.Process(target=serve, args=(8001,), kwargs={"prefix": "/admin"}).start()
