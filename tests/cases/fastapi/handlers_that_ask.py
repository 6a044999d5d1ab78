# A handler may refuse by itself: nothing stands before it, and yet it is not open.
from fastapi import FastAPI, HTTPException, Request

app = FastAPI()


def bearer(request: Request):
    header = request.headers.get("authorization", "")
    return header.removeprefix("Bearer ")


@app.get("/notes")  # $ endpoint="GET /notes" guard=handler
def notes(request: Request):
    if not bearer(request):
        raise HTTPException(status_code=401)
    return []


@app.get("/pages")  # $ endpoint="GET /pages" guard=none
def pages(request: Request):
    if request.headers.get("x-trace"):
        return ["traced"]
    return []
