# A setting that has a word for no authentication says it until somebody sets authentication up; one that is unset says nothing.
import os
import sqlite3

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request

settings = sqlite3.connect(":memory:", check_same_thread=False)
settings.execute("create table settings (name text, value text)")
settings.execute("insert into settings values ('auth', 'no_auth')")


def require_key(request: Request):
    if not request.headers.get("x-api-key"):
        raise HTTPException(401)


def setting(name):
    return settings.execute("select value from settings where name = ?", (name,)).fetchone()[0]


def create_app():
    app = FastAPI()
    off_until_set = [Depends(require_key)] if setting("auth") != "no_auth" else []
    stored = APIRouter(prefix="/stored", dependencies=off_until_set)

    @stored.get("/items")  # $ endpoint="GET /stored/items" guard=none
    def items(): ...

    on_unless_set = []
    if os.environ.get("SHOP_AUTH") != "no_auth":
        on_unless_set.append(Depends(require_key))
    variable = APIRouter(prefix="/variable", dependencies=on_unless_set)

    @variable.get("/notes")  # $ endpoint="GET /variable/notes" guard=require_key
    def notes(): ...

    app.include_router(stored)
    app.include_router(variable)
    return app


app = create_app()
