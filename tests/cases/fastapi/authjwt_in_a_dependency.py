# $ oracle=no (neither library is installed there)
from async_fastapi_jwt_auth import AuthJWT as AsyncAuthJWT
from async_fastapi_jwt_auth.auth_jwt import AuthJWTBearer
from fastapi import Depends, FastAPI, HTTPException
from fastapi_jwt_auth import AuthJWT

app = FastAPI()
bearer = AuthJWTBearer()


def caller(Authorize: AuthJWT = Depends()):
    Authorize.jwt_required()
    return Authorize.get_jwt_subject()


async def caller_or_none(Authorize: AsyncAuthJWT = Depends(bearer)):
    await Authorize.jwt_optional()
    return await Authorize.get_jwt_subject()


async def fresh(Authorize: AsyncAuthJWT = Depends(bearer)):
    try:
        await Authorize.fresh_jwt_required()
    except Exception as error:
        raise HTTPException(status_code=401) from error


@app.get("/me")  # $ endpoint="GET /me" guard=caller
def me(user: str = Depends(caller)):
    return user


@app.get("/news")  # $ endpoint="GET /news" guard=none
def news(user: str = Depends(caller_or_none)):
    return user


@app.get("/safe", dependencies=[Depends(fresh)])  # $ endpoint="GET /safe" guard=fresh
def safe():
    return {}


@app.get("/orders")  # $ endpoint="GET /orders" guard=jwt_required
def orders(Authorize: AuthJWT = Depends()):
    try:
        Authorize.jwt_required()
    except Exception as error:
        raise HTTPException(status_code=401) from error
    return []


@app.get("/shop")  # $ endpoint="GET /shop" guard=none
async def shop(Authorize: AsyncAuthJWT = Depends(bearer)):
    await Authorize.jwt_optional()
    return []


@app.get("/basket")  # $ endpoint="GET /basket" guard=none
def basket(Authorize: AuthJWT = Depends()):
    try:
        Authorize.jwt_required()
    except Exception:
        return []
    return [1]
