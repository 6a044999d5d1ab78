# A session of a database proves nothing about who asks: what is called after one, and gives other code's errors their status, is no guard.
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

app = FastAPI()


class Refused(Exception):
    pass


@app.middleware("http")
async def db_session_middleware(request: Request, call_next):
    answer = Response("broken", status_code=500)
    try:
        answer = await call_next(request)
    except Refused:
        answer = JSONResponse(status_code=401, content={})
    return answer


@app.get("/words")  # $ endpoint="GET /words" guard=none
def words():
    return []
