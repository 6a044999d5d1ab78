from fastapi import Depends, FastAPI, Request

app = FastAPI()


async def caller(request: Request):
    from people import of_request

    return of_request(request)


def tenant(request: Request):
    import places

    return places.named(request)


@app.get("/items", dependencies=[Depends(caller)])  # $ endpoint="GET /items" guard=caller
def items():
    return []


@app.get("/places", dependencies=[Depends(tenant)])  # $ endpoint="GET /places" guard=none
def listed():
    return []
