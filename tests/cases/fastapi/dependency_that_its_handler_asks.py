# A dependency says who asks and lets strangers by; the handler that gets its answer refuses them.
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request, Security
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBearer

bearer = HTTPBearer(auto_error=False)
app = FastAPI()


async def reader(token=Security(bearer)):
    if not token or not token.credentials:
        return False
    return {"name": token.credentials}


async def visitor(request: Request):
    return request.headers.get("x-language", "en")


def refused(text: str, code: int = 400):
    return JSONResponse(content={"message": text}, status_code=code)


@app.get("/shelves")  # $ endpoint="GET /shelves" guard=reader
async def shelves(user: Annotated[dict, Depends(reader)]):
    if not user:
        return refused("who are you", 401)
    return [user["name"]]


@app.put("/shelves")  # $ endpoint="PUT /shelves" guard=reader
async def tidy(user=Depends(reader)):
    if not user:
        raise HTTPException(status_code=401)
    return user["name"]


@app.delete("/shelves")  # $ endpoint="DELETE /shelves" guard=any
async def clear(token=Depends(bearer)):
    if token is None:
        raise HTTPException(401)
    return token.credentials


@app.get("/news")  # $ endpoint="GET /news" guard=none
async def news(user: Annotated[dict, Depends(reader)], language=Depends(visitor)):
    return [language, user and user["name"]]


@app.get("/drafts/{name}")  # $ endpoint="GET /drafts/{name}" guard=handler
async def draft(name: str, user=Depends(reader)):
    if name != "public" and not user:
        raise HTTPException(status_code=401)
    return [name]


@app.get("/words")  # $ endpoint="GET /words" guard=none
async def words(language=Depends(visitor)):
    if language == "xx":
        raise HTTPException(status_code=404)
    return [language]


@app.get("/alone")  # $ endpoint="GET /alone" guard=handler
async def alone(request: Request):
    if not request.headers.get("authorization"):
        return refused("who are you", 401)
    return []
