# Who signs in by parameters is asked for nothing before that, however he is told that his password is wrong.
from fastapi import FastAPI, HTTPException, Response

app = FastAPI()
USERS = {"1": {"password": "1"}}


async def find(username: str, password: str):
    user = USERS.get(username)
    if user and user["password"] == password:
        return user
    return None


@app.post("/token/{username}/{password}")  # $ endpoint="POST /token/{username}/{password}" guard=none
async def token(username: str, password: str):
    user = await find(username, password)
    if not user:
        raise HTTPException(401)
    return {"token": username}


@app.post("/session/{username}/{password}")  # $ endpoint="POST /session/{username}/{password}" guard=none
async def session(username: str, password: str):
    user = await find(username, password)
    if not user:
        return Response(status_code=401)
    return {"session": username}
