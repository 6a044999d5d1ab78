from fastapi import FastAPI


def create_app() -> FastAPI:
    app = FastAPI()

    @app.get("/lazy")  # $ endpoint="GET /lazy"
    def lazy(): ...

    return app


if __name__ == "__main__":
    import uvicorn

    uvicorn.run("main:create_app", factory=True)
