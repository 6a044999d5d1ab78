from typing import Generic, TypeVar, get_args

from fastapi import APIRouter, FastAPI

Entity = TypeVar("Entity")


class User: ...


class Order: ...


class Store(Generic[Entity]):
    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        cls.entity = get_args(cls.__orig_bases__[0])[0]

    def router(self):
        name = self.entity.__name__.lower()
        router = APIRouter(prefix=f"/{name}s")
        router.get("/")(self.all)  # $ endpoint="GET /users/" endpoint="GET /orders/"
        return router

    def all(self): ...


class Users(Store[User]): ...


class Orders(Store[Order]): ...


class Made:
    def __class_getitem__(cls, entity):
        return type(f"Made{entity.__name__}", (cls,), {"entity": entity})

    def prefix(self):
        return f"/v2/{self.entity.__name__.lower()}"


app = FastAPI()
for store in (Users, Orders):
    app.include_router(store().router())
app.add_api_route(Made[Order]().prefix() + "/", Orders().all)  # $ endpoint="GET /v2/order/"
