# $ oracle=no: a user copies the samples first
# What is not committed is copied from a sample: settings and lists that every installation has of its own.
from fastapi import FastAPI

import config
import project
import settings
from app import routes

app = FastAPI()
app.include_router(routes.router, prefix=settings.PREFIX)


@app.get(config.PATH)  # $ endpoint="GET /of-config"
def of_config(): ...


@app.get(project.PATH)  # $ endpoint="GET /of-template"
def of_template(): ...
