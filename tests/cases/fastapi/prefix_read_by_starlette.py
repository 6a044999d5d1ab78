from fastapi import APIRouter, FastAPI
from starlette.config import Config

config = Config()
router = APIRouter(prefix=config("API_PREFIX", default="/api"))


@router.get("/live")  # $ endpoint="GET /v1/api/live"
def live(): ...


app = FastAPI()
app.include_router(router, prefix=config("VERSION", cast=str, default="/v1"))  # after all, the outer prefix comes first
