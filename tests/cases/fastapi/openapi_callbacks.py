"""Routers that only document what others are called back with: https://fastapi.tiangolo.com/advanced/openapi-callbacks/."""

from fastapi import APIRouter, FastAPI

app = FastAPI()
told = APIRouter()
paid = APIRouter()
forgotten = APIRouter()
shown = APIRouter()


@told.post("{$callback_url}/invoices/{$request.body.id}")  # $ unmounted=none
def invoice_event(body: dict):
    return {}


@paid.post("/paid")  # $ unmounted=none
def paid_event(body: dict):
    return {}


@forgotten.post("/forgotten")  # $ unmounted="POST /forgotten"
def forgotten_event(body: dict):
    return {}


@shown.post("/both")  # $ endpoint="POST /api/both"
def both(body: dict):
    return {}


@app.post("/invoices", callbacks=told.routes)  # $ endpoint="POST /invoices"
def create_invoice(body: dict):
    return {}


@app.webhooks.post("new-subscription")
def new_subscription(body: dict):
    return {}


@app.post("/orders", callbacks=shown.routes)  # $ endpoint="POST /orders"
def create_order(body: dict):
    return {}


items = APIRouter(prefix="/items", callbacks=paid.routes)


@items.get("")  # $ endpoint="GET /items"
def items_of_all():
    return []


app.include_router(items)
app.include_router(shown, prefix="/api")
