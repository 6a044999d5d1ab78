# $ oracle=no: the libraries are not installed there
"""What a library makes of routers and calls an application serves them; what it makes of them and calls otherwise does not."""

from company_commons.pages import merge_documents
from company_commons.service import ServiceApplication, create_service_app, instrumented_app
from fastapi import APIRouter, FastAPI

orders = APIRouter(prefix="/orders")
stock = APIRouter(prefix="/stock")
desk = APIRouter(prefix="/desk")
drafts = APIRouter(prefix="/drafts")


@orders.get("/")  # $ endpoint="GET /orders/"
def listed(): ...


@stock.put("/{item}")  # $ endpoint="PUT /stock/{item}"
def counted(item: str): ...


@desk.get("/")  # $ endpoint="GET /desk/"
def asked(): ...


@drafts.get("/")  # $ unmounted="GET /drafts/"
def drafted(): ...


def create_app() -> FastAPI:
    app = create_service_app(title="Shop", version="1", routers=[orders, stock])

    @app.get("/health")  # $ endpoint="GET /health"
    def health(): ...

    return app


app = create_app()
other = ServiceApplication(desk)
own = FastAPI()
instrumented_app(own, [drafts])
documents = merge_documents([drafts])
