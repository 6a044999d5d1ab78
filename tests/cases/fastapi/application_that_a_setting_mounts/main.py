from fastapi import FastAPI

from settings import settings

app = FastAPI()


@app.get("/notes")  # $ endpoint="GET /notes"
def notes(): ...


if settings.store == "local":
    from stores.local import files

    app.mount("/files", files)
