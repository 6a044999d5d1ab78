from fastapi import APIRouter, FastAPI


def create_app(prefix: str = "/api") -> FastAPI:
    application = FastAPI()
    router = APIRouter(prefix=prefix)

    @router.get("/inner")  # $ endpoint="GET /api/inner"
    def inner(): ...

    application.include_router(router)

    @application.get("/closure")  # $ endpoint="GET /closure"
    def closure(): ...

    return application


app = create_app()
