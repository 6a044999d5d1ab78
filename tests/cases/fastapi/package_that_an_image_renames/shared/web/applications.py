from fastapi import FastAPI


def create_service(name: str, routers: list) -> FastAPI:
    app = FastAPI(title=name)
    for router in routers:
        app.include_router(router)

    @app.get("/health")  # $ endpoint="GET /health"
    def health(): ...

    return app
