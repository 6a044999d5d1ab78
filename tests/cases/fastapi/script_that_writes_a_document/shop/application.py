from fastapi import Depends, FastAPI, HTTPException, Request

from shop import orders


def require_key(request: Request):
    if "x-api-key" not in request.headers:
        raise HTTPException(status_code=401)


def create_application(settings):
    app = FastAPI(title=settings.title, dependencies=[Depends(require_key)])
    app.include_router(orders.router)
    return app
