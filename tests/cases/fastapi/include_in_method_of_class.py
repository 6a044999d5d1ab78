from fastapi import APIRouter, FastAPI

users = APIRouter()


@users.get("/u")  # $ endpoint="GET /api/u"
def u(): ...


class Server:
    prefix = "/api"

    def __init__(self):
        self.app = FastAPI()
        self._include([users])

    def _include(self, routers):
        [self.app.include_router(router, prefix=self.prefix) for router in routers]


app = Server().app
