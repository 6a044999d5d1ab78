# $ oracle=no: two applications run side by side
# A small server beside the application repeats some of its paths: the application's own routes are what is meant.
from fastapi import Depends, FastAPI, HTTPException, Request

from assets import server

__all__ = ["server"]


def signed_in(request: Request):
    if "authorization" not in request.headers:
        raise HTTPException(401)


app = FastAPI()


@app.get("/file/{path:path}", dependencies=[Depends(signed_in)])  # $ endpoint="GET /file/{path:path}" guard=signed_in
def file(path: str): ...


@app.get("/notes")  # $ endpoint="GET /notes"
def notes(): ...


@app.get("/pages")  # $ endpoint="GET /pages"
def pages(): ...
