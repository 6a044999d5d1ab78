from fastapi import FastAPI

from . import __version__
from .web import orders, users as people
from .web.admin.panel import panel_router

app = FastAPI(version=__version__)
app.include_router(orders.router)
app.include_router(people.router)
app.include_router(panel_router)
