# $ oracle=no: titiler is not installed there
"""A class of titiler's that a program extends registers what the program adds; its own routes are the library's. Extensions are told."""

from dataclasses import dataclass

from attrs import define, field
from fastapi import FastAPI
from titiler.core.factory import BaseFactory, BaseTilerFactory, FactoryExtension, TilerFactory, TMSFactory
from titiler.xarray.factory import TilerFactory as XarrayFactory


@define(kw_only=True)
class Tiles(XarrayFactory):
    add_viewer: bool = True

    def register_routes(self):
        super().register_routes()  # $ library="ALL /arrays"
        self.variables()
        if self.add_viewer:
            self.viewer()

    def statistics(self):
        super().statistics()

        @self.router.get("/histogram")  # $ endpoint="GET /arrays/histogram"
        def histogram(): ...

    def variables(self):
        @self.router.get("/variables")  # $ endpoint="GET /arrays/variables"
        def variables(): ...

    def viewer(self):
        @self.router.get("/{tileMatrixSetId}/map.html")  # $ endpoint="GET /arrays/{tileMatrixSetId}/map.html"
        def viewer(): ...


@dataclass
class Older(BaseTilerFactory):
    name: str = "older"

    def register_routes(self):
        @self.router.get(f"/{self.name}")  # $ endpoint="GET /older"
        def older(): ...


@define(kw_only=True)
class Mosaics(BaseFactory):
    kind: str = field(default="mosaic")

    def register_routes(self):
        @self.router.get(f"/{self.kind}")  # $ endpoint="GET /mosaic"
        def mosaic(): ...


@define
class Statistics(FactoryExtension):
    def register(self, factory):
        @factory.router.get("/statistics.html")  # $ endpoint="GET /statistics.html"
        def statistics(): ...


app = FastAPI()
arrays = Tiles(router_prefix="/arrays")
app.include_router(arrays.router, prefix="/arrays")
mosaics = Mosaics()
app.include_router(mosaics.router)
app.include_router(Older().router)
plain = TilerFactory(extensions=[Statistics()])  # $ library="ALL "
app.include_router(plain.router)
app.include_router(TMSFactory().router, prefix="/tms")  # $ library="ALL /tms"
