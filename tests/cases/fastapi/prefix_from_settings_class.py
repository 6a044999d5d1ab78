from fastapi import APIRouter, FastAPI
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    API_V1: str = "/api/v1"
    name: str = "demo"

    @property
    def admin(self) -> str:
        return f"{self.API_V1}/admin"


settings = Settings()
router = APIRouter()


@router.get("/x")  # $ endpoint="GET /api/v1/x"
def x(): ...


admin = APIRouter(prefix=settings.admin)


@admin.get("/y")  # $ endpoint="GET /api/v1/admin/y"
def y(): ...


app = FastAPI(title=settings.name, openapi_url=f"{settings.API_V1}/openapi.json")
app.include_router(router, prefix=settings.API_V1)
app.include_router(admin)
