# An application for each version, made of the routes of another one, which is not served itself.
# $ oracle=no (there, every application that nothing mounts is served)
# $ fastapi=0.136.3
from collections import defaultdict

from fastapi import APIRouter, FastAPI


def version(major, minor=0):
    def decorator(handler):
        handler.api_version = (major, minor)
        return handler

    return decorator


def version_of(route, default):
    return getattr(route.endpoint, "api_version", default), route


def versioned(app, prefix="/v{major}_{minor}", default=(1, 0)):
    parent = FastAPI(title=app.title)
    by_version = defaultdict(list)
    for number, route in [version_of(route, default) for route in app.routes]:
        by_version[number].append(route)
    served = {}
    for number in sorted(by_version.keys()):
        major, minor = number
        inner = FastAPI(title=app.title, docs_url=None, redoc_url=None, openapi_url=None)
        for route in by_version[number]:
            for method in route.methods:
                served[route.path + "|" + method] = route
        for route in served.values():
            inner.router.routes.append(route)
        parent.mount(prefix.format(major=major, minor=minor), inner)
    return parent


router = APIRouter(prefix="/items")


@router.get("")  # $ endpoint="GET /v1_0/items" endpoint="GET /v1_1/items" endpoint="GET /v2_0/items"
def items(): ...


@router.post("")  # $ endpoint="POST /v2_0/items"
@version(2)
def add(): ...


plain = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)


@plain.get("/health")  # $ endpoint="GET /v1_1/health" endpoint="GET /v2_0/health"
@version(1, 1)
def health(): ...


plain.include_router(router)
app = versioned(plain)
