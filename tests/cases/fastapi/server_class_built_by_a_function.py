# $ oracle=no (a console script starts it)
from fastapi import APIRouter, FastAPI


class API:
    def __init__(self, prefix, handlers):
        self.prefix = prefix
        self.handlers = handlers

    def register(self, router):
        inner = APIRouter()
        for handler in self.handlers:
            handler.register(inner)
        router.include_router(router=inner, prefix=self.prefix)


def handler(**config):
    def decorate(function):
        config["operation_id"] = function.__name__
        function.__handler_config = config
        return function

    return decorate


class Handler:
    def get_handlers(self):
        return dir(self)

    def register(self, router):
        for name in self.get_handlers():
            if name.startswith("_"):
                continue
            attribute = getattr(self, name)
            if config := getattr(attribute, "__handler_config", None):
                router.add_api_route(endpoint=attribute, **config)  # $ endpoint="GET /api/zones" endpoint="DELETE /api/zones/{zone_id}"


class Zones(Handler):
    @handler(path="/zones", methods=["GET"], status_code=200)
    async def list_zones(self): ...

    @handler(path="/zones/{zone_id}", methods=["DELETE"])
    async def delete_zone(self, zone_id: int): ...


PUBLIC = API(prefix="/api", handlers=[Zones()])


class Server:
    def __init__(self, title, apis):
        self.apis = apis
        self.app = self.prepare(title)

    def prepare(self, title):
        app = FastAPI(title=title)
        for api in self.apis:
            api.register(app.router)
        return app


def public_server(database):
    return Server("public", [PUBLIC])


def run(config=None):
    database = object()
    server = public_server(database)
    return server.app
