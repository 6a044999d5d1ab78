import inspect

from fastapi import FastAPI

import routes
from routes import items, teams

app = FastAPI()
for _, module in inspect.getmembers(routes, inspect.ismodule):
    app.include_router(module.router)
