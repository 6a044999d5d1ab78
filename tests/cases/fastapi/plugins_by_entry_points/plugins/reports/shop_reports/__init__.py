from fastapi import FastAPI


def setup(app: FastAPI) -> None:
    @app.get("/reports")  # $ endpoint="GET /reports" confidence=conditional
    def reports(): ...
