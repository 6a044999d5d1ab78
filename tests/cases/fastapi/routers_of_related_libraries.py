# $ oracle=no: fastapi_error_map is not installed there
from fastapi import APIRouter, FastAPI
from fastapi_error_map import ErrorAwareRouter, ErrorMap


def make_router(error_map: ErrorMap | None = None) -> ErrorAwareRouter:
    return ErrorAwareRouter(error_map=error_map, prefix="/orders")


router = make_router()


@router.get("/", error_map={ValueError: 409})  # $ endpoint="GET /v1/orders/"
def orders(): ...


v1 = APIRouter(prefix="/v1")
v1.include_router(router)
app = FastAPI()
app.include_router(v1)
