from fastapi import Depends, FastAPI, Request, HTTPException


async def verify(request: Request):
    if "authorization" not in request.headers:
        raise HTTPException(status_code=403, detail="forbidden")


app = FastAPI(dependencies=[Depends(verify)])
sub = FastAPI()


@app.get("/a")  # $ endpoint="GET /a" guard=verify
def a(): ...


@sub.get("/b")  # $ endpoint="GET /sub/b" guard=none
def b(): ...


app.mount("/sub", sub)
