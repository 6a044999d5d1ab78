# A router's class of routes may stand between the request and the handler.
from fastapi import APIRouter, FastAPI, HTTPException, Request
from fastapi.routing import APIRoute


class KeyedRoute(APIRoute):
    def get_route_handler(self):
        original = super().get_route_handler()

        async def handle(request: Request):
            if not request.headers.get("x-api-key"):
                raise HTTPException(status_code=401)
            return await original(request)

        return handle


class TimedRoute(APIRoute):
    def get_route_handler(self):
        original = super().get_route_handler()

        async def handle(request: Request):
            response = await original(request)
            response.headers["x-time"] = "1"
            return response

        return handle


app = FastAPI()
keyed = APIRouter(route_class=KeyedRoute)
timed = APIRouter(route_class=TimedRoute)


@keyed.get("/notes")  # $ endpoint="GET /notes" guard=KeyedRoute
def notes(): ...


@timed.get("/about")  # $ endpoint="GET /about" guard=none
def about(): ...


app.include_router(keyed)
app.include_router(timed)
