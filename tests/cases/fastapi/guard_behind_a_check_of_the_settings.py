# $ oracle=no (nothing is answered before the address is set)
# What a program checks of its own settings is in order where it is deployed: what asks who it is comes after that.
from dataclasses import dataclass

from fastapi import Depends, FastAPI, HTTPException
from vault_of_somebody import connect


@dataclass
class Addresses:
    vault: str | None = None


def addresses() -> Addresses:
    return Addresses()


async def client():
    if addresses().vault is None:
        raise ValueError("the address of the vault is not set")
    return await connect(addresses().vault)


async def user_is_logged_in():
    session = await (await client()).session()
    if session is None:
        raise HTTPException(status_code=401, detail="Not authenticated")
    return session


async def measured():
    if addresses().vault is None:
        raise ValueError("the address of the vault is not set")
    return await connect(addresses().vault)


def file_token(token: str | None = None):
    if not token:
        raise HTTPException(400)
    if token != "secret":
        raise HTTPException(401)
    return token


app = FastAPI()


@app.get("/safes")  # $ endpoint="GET /safes" guard=user_is_logged_in
def safes(session=Depends(user_is_logged_in)): ...


@app.get("/sizes")  # $ endpoint="GET /sizes" guard=none
def sizes(measure=Depends(measured)): ...


@app.get("/files")  # $ endpoint="GET /files" guard=none
def files(token=Depends(file_token)): ...
