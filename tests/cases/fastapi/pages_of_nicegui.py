# $ oracle=no: nicegui is not installed there
"""NiceGUI's pages are routes of its one application, which programs add further routes to, or mount on an application of their own."""

from fastapi import FastAPI
from nicegui import APIRouter, app, ui

router = APIRouter(prefix="/admin")
own = FastAPI()


@ui.page("/")  # $ endpoint="GET /gui"
def index():
    with ui.row():
        ui.label("hello")


@ui.page("/orders/{order}", title="order")  # $ endpoint="GET /gui/orders/{order}"
def order(order: str): ...


@router.page("/users")  # $ endpoint="GET /gui/admin/users"
def users(): ...


@app.get("/api/orders")  # $ endpoint="GET /gui/api/orders"
def orders(): ...


@own.get("/own")  # $ endpoint="GET /own"
def of_own(): ...


app.include_router(router)
ui.run_with(own, mount_path="/gui")
