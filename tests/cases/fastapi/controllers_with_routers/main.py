# $ oracle=no: fastapi-router-controller is not installed there
"""A controller's router has the methods of its class as routes, and those of the classes that it derives from."""

import controllers  # noqa: F401
from fastapi import FastAPI
from fastapi_router_controller import Controller, ControllersTags
from single import Single

app = FastAPI(openapi_tags=ControllersTags)

for router in Controller.routers():
    app.include_router(router)

app.include_router(Single.router(), prefix="/single")
