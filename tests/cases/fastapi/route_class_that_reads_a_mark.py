# A class of routes may ask its route's handler whether it is for everybody.
from fastapi import APIRouter, FastAPI, HTTPException, Request
from fastapi.routing import APIRoute


def for_everybody(handler):
    handler.open_to_all = True
    return handler


class KeyedRoute(APIRoute):
    def get_route_handler(self):
        handler = super().get_route_handler()
        if getattr(self.endpoint, "open_to_all", False):
            return handler

        async def keyed(request: Request):
            if not request.headers.get("x-api-key"):
                raise HTTPException(status_code=401)
            return await handler(request)

        return keyed


router = APIRouter(route_class=KeyedRoute)


@router.get("/wells")  # $ endpoint="GET /wells" guard=KeyedRoute
def wells(): ...


@router.get("/springs")  # $ endpoint="GET /springs" guard=none
@for_everybody
def springs(): ...


app = FastAPI()
app.include_router(router)
