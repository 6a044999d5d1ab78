# $ oracle=no
from acme import tenant_prefix
from fastapi import APIRouter, FastAPI

router = APIRouter()


@router.get("/ping")  # $ endpoint="GET /{?}/ping" confidence=approximate
def ping(): ...


app = FastAPI()
app.include_router(router, prefix=tenant_prefix())
