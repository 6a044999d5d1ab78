# $ oracle=no (the libraries are not installed)
"""Containers that make what a type names: punq, lagom, injector, kink, rodi, diwire, dishka."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Annotated, Optional

import injector
import lagom
import punq
import rodi
from diwire import Container, Injected
from dishka import Provider, Scope, make_container, provide
from fastapi import APIRouter, FastAPI
from kink import di, inject


class Names:
    def __init__(self, prefix: str = "/names") -> None:
        self.prefix = prefix


class Shelf(ABC):
    @abstractmethod
    def register(self, router: APIRouter) -> None: ...


class Books(Shelf):
    def __init__(self, names: Names) -> None:
        self.names = names

    def register(self, router: APIRouter) -> None:
        router.add_api_route(self.names.prefix + "/books", self.listed)  # $ endpoint="GET /punq/names/books"

    def listed(self): ...


class Library:
    def __init__(self, shelf: Shelf, names: Optional[Names] = None) -> None:
        self.shelf = shelf

    def __call__(self, app: FastAPI) -> None:
        router = APIRouter(prefix="/punq")
        self.shelf.register(router)
        app.include_router(router)


app = FastAPI()
by_punq = punq.Container()
by_punq.register(Names)
by_punq.register(Shelf, Books, scope=punq.Scope.singleton)
by_punq.register(Library, factory=Library)
by_punq.resolve(Library)(app)


class Cats:
    def __init__(self, names: Names, router: APIRouter) -> None:
        router.add_api_route(names.prefix + "/cats", self.listed)  # $ endpoint="GET /lagom/cats"
        self.router = router

    def listed(self): ...


by_lagom = lagom.Container()
by_lagom[Names] = Names("/lagom")
by_lagom[APIRouter] = lambda: APIRouter()
app.include_router(by_lagom[Cats].router)


class Dogs:
    @injector.inject
    def __init__(self, names: Names) -> None:
        self.router = APIRouter(prefix=names.prefix)
        self.router.add_api_route("/dogs", self.listed)  # $ endpoint="GET /injector/dogs"

    def listed(self): ...


class Animals(injector.Module):
    def configure(self, binder: injector.Binder) -> None:
        binder.bind(Shelf, to=Books, scope=injector.singleton)

    @injector.singleton
    @injector.provider
    def names(self) -> Names:
        return Names("/injector")


app.include_router(injector.Injector([Animals()]).get(Dogs).router)


di["prefix"] = "/kink"
di[Names] = lambda found: Names(found["prefix"])


@inject
class Birds:
    def __init__(self, names: Names) -> None:
        self.router = APIRouter(prefix=names.prefix)
        self.router.get("/birds")(self.listed)  # $ endpoint="GET /kink/birds"

    def listed(self): ...


app.include_router(di[Birds].router)


class Fish:
    names: Names

    def routes(self) -> APIRouter:
        router = APIRouter(prefix=self.names.prefix)
        router.get("/fish")(self.listed)  # $ endpoint="GET /rodi/fish"
        return router

    def listed(self): ...


by_rodi = rodi.Container()
by_rodi.add_instance(Names("/rodi"))
by_rodi.register(Fish)
app.include_router(by_rodi.resolve(Fish).routes())


@dataclass(kw_only=True)
class Trees:
    _names: Injected[Names]
    size: int = 3

    def __call__(self) -> APIRouter:
        router = APIRouter(prefix=self._names.prefix)
        router.add_api_route("/trees", self.listed)  # $ endpoint="GET /diwire/trees"
        return router

    def listed(self): ...


by_diwire = Container()
by_diwire.add_instance(Names("/diwire"), provides=Names)
app.include_router(by_diwire.resolve(Trees)())


class Stones:
    def __init__(self, names: Annotated[Names, "of stones"]) -> None:
        self.router = APIRouter(prefix=names.prefix)
        self.router.get("/stones")(self.listed)  # $ endpoint="GET /dishka/stones"

    def listed(self): ...


class Rocks(Provider):
    scope = Scope.APP
    stones = provide(Stones)

    @provide
    def names(self) -> Names:
        return Names("/dishka")


app.include_router(make_container(Rocks()).get(Stones).router)


class Page(ABC):
    path = ""

    def __init__(self) -> None:
        self.router = APIRouter(prefix="/pages")
        self.router.add_api_route(self.path, self.shown)  # $ endpoint="GET /pages/first" endpoint="GET /pages/second"

    def shown(self): ...


class First(Page):
    path = "/first"


class Second(Page):
    path = "/second"


class Pages:
    def __init__(self, pages: list[Page]) -> None:
        for page in pages:
            app.include_router(page.router)


by_punq.register(Page, First)
by_punq.register(Page, Second)
by_punq.register(Pages)
by_punq.resolve(Pages)


class Table:
    def __init__(self) -> None:
        self.router = APIRouter()
        self.router.get("/table")(self.shown)  # $ endpoint="GET /lagom/table"

    def shown(self): ...


class Furniture(ABC):
    router: APIRouter


by_lagom[Furniture] = lagom.Singleton(Table)
app.include_router(by_lagom[Furniture].router, prefix="/lagom")
