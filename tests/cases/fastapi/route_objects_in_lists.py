# A route that is made by itself has its own dependencies and those of who includes it, but not those of the router that it is put into.
from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException
from fastapi.routing import APIRoute
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route, Router


def signed_in(authorization: str = Header(None)):
    if not authorization:
        raise HTTPException(status_code=401)


def show():
    return {}


async def plain(request):
    return JSONResponse({})


app = FastAPI()
keyed = APIRouter(prefix="/ignored")
keyed.routes.append(APIRoute("/drawers", show, dependencies=[Depends(signed_in)]))  # $ endpoint="GET /desk/drawers" guard=signed_in
keyed.routes.append(APIRoute("/legs", show))  # $ endpoint="GET /desk/legs" guard=none
held = APIRouter(dependencies=[Depends(signed_in)], routes=[APIRoute("/lamps", show)])  # $ endpoint="GET /lamps" guard=none
outer = APIRouter(prefix="/cellar", dependencies=[Depends(signed_in)])
shelves = APIRouter()
shelves.routes.append(APIRoute("/shelves", show))  # $ endpoint="GET /cellar/shelves" guard=signed_in
outer.include_router(shelves)
app.include_router(keyed, prefix="/desk")
app.include_router(held)
app.include_router(outer)
attic = Router(
    [
        Route("/boxes", plain),  # $ endpoint="GET /attic/boxes"
        Mount("/left", routes=[Route("/trunk", plain, methods=["DELETE"])]),  # $ endpoint="DELETE /attic/left/trunk"
    ]
)
app.mount("/attic", attic)
