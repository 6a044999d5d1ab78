# $ oracle=no (fastapi-jwt-auth is not installed there)
# AuthJWT is asked in the handler itself.
from fastapi import Depends, FastAPI
from fastapi_jwt_auth import AuthJWT

app = FastAPI()


@app.get("/me")  # $ endpoint="GET /me" guard=jwt_required
def me(authorize: AuthJWT = Depends()):
    authorize.jwt_required()
    return authorize.get_jwt_subject()


@app.get("/feed")  # $ endpoint="GET /feed" guard=none
def feed(authorize: AuthJWT = Depends()):
    authorize.jwt_optional()
    return authorize.get_jwt_subject()


@app.post("/login")  # $ endpoint="POST /login" guard=none
def login(authorize: AuthJWT = Depends()):
    return authorize.create_access_token(subject="a")


def check(authorize, fresh=False):
    if fresh:
        authorize.fresh_jwt_required()
    else:
        try:
            return authorize.jwt_required()
        except ValueError:
            return None


def note(authorize):
    return authorize.get_jwt_subject()


@app.get("/orders")  # $ endpoint="GET /orders" guard=fresh_jwt_required
def orders(authorize: AuthJWT = Depends()):
    check(authorize)
    return []


@app.get("/visits")  # $ endpoint="GET /visits" guard=none
def visits(authorize: AuthJWT = Depends()):
    note(authorize)
    return []
