# What Starlette itself registers has none of FastAPI's dependencies, neither the router's nor the application's.
from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException
from starlette.responses import JSONResponse


def signed_in(authorization: str = Header(None)):
    if not authorization:
        raise HTTPException(status_code=401)


async def doors(request):
    return JSONResponse([])


app = FastAPI(dependencies=[Depends(signed_in)])
halls = APIRouter(dependencies=[Depends(signed_in)])
halls.add_route("/doors", doors, methods=["GET"])  # $ endpoint="GET /halls/doors" guard=none


@halls.get("/windows")  # $ endpoint="GET /halls/windows" guard=signed_in
def windows():
    return []


app.include_router(halls, prefix="/halls", dependencies=[Depends(signed_in)])
app.add_route("/doors", doors, methods=["GET"])  # $ endpoint="GET /doors" guard=none


@app.get("/")  # $ endpoint="GET /" guard=signed_in
def index():
    return []
