# Credentials that are gathered in a list: without any, the list stays empty.
from fastapi import Depends, FastAPI, HTTPException, Request


def given(request: Request):
    found = []
    for name, value in request.cookies.items():
        if name.startswith("ticket-"):
            found.append(value)
    header = request.headers.get("Tickets-Authorization", None)
    if header:
        for part in header.split(","):
            found.append(part)
    return found


def owner(tickets):
    if tickets[0] != "s3cret":
        raise HTTPException(status_code=401)
    return "ann"


def identified(request: Request):
    user = None
    header = request.headers.get("Authorization", None)
    if header and header.lower().startswith("bearer "):
        user = owner([header.split(" ")[1]])
    elif tickets := given(request):
        user = owner(tickets)
    request.state.user = user


def ticketed(request: Request):
    tickets = given(request)
    if not tickets:
        raise HTTPException(status_code=401)


app = FastAPI(dependencies=[Depends(identified)])


@app.get("/about")  # $ endpoint="GET /about" guard=none
def about(): ...


@app.get("/mine", dependencies=[Depends(ticketed)])  # $ endpoint="GET /mine" guard=ticketed
def mine(): ...
