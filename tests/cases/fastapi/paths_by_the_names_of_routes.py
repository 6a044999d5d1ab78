# ``url_path_for`` gives the path of a route by its name: a middleware lets through what it names.
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.middleware.base import BaseHTTPMiddleware

inner = APIRouter(prefix="/station")
routes = APIRouter()


@inner.post("/sign-in", name="enter")  # $ endpoint="POST /station/sign-in" guard=none
def sign_in(): ...


@inner.get("/hours")  # $ endpoint="GET /station/hours" guard=none
def hours(): ...


@inner.get("/tickets")  # $ endpoint="GET /station/tickets" guard=TicketMiddleware
def tickets(): ...


routes.include_router(inner)


class TicketMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next):
        left_out = ["/docs", routes.url_path_for("enter"), app.url_path_for("hours")]
        if request.url.path not in left_out and not request.headers.get("Access-Token"):
            return JSONResponse({}, status_code=401)
        return await call_next(request)


app = FastAPI()
app.include_router(routes)
app.add_middleware(TicketMiddleware)
