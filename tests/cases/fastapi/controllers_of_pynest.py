# $ oracle=no (the library is not installed)
"""PyNest makes one application of the controllers that its modules list."""

from nest.core import BaseGuard, Controller, Delete, Get, Injectable, Module, Post, PyNestFactory, UseGuards


@Injectable
class Store:
    def all(self): ...


class Key(BaseGuard):
    def can_activate(self, request, credentials=None) -> bool:
        return request.headers.get("x-api-key") == "secret"


@Controller("orders", tag="shop")
class Orders:
    def __init__(self, store: Store) -> None:
        self.store = store

    @Get("/")  # $ endpoint="GET /orders"
    def listed(self): ...

    @Post("/add/")  # $ endpoint="POST /orders/add"
    def added(self): ...

    @Delete("/{order}")  # $ endpoint="DELETE /orders/{order}"
    @UseGuards(Key)
    def removed(self, order: int): ...


@Module(controllers=[Orders], providers=[Store], exports=[Store])
class Shop: ...


@Controller()
class Root:
    @Get()  # $ endpoint="GET /"
    def root(self): ...


@Module(controllers=[Root], imports=[Shop])
class Application: ...


app = PyNestFactory.create(Application, title="Shop")
server = app.get_server()


@server.get("/health")  # $ endpoint="GET /health"
def health(): ...
