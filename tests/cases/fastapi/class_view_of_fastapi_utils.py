# $ oracle=no
from fastapi import Depends, FastAPI, Header, HTTPException
from fastapi_utils.cbv import cbv
from fastapi_utils.inferring_router import InferringRouter

router = InferringRouter()


def current_user(authorization: str = Header(None)):
    if authorization is None:
        raise HTTPException(status_code=401)
    return authorization


@cbv(router)
class Items:
    user: str = Depends(current_user)

    @router.get("/items")  # $ endpoint="GET /items" guard=current_user
    def listed(self): ...

    @router.post("/items")  # $ endpoint="POST /items" guard=current_user
    def added(self): ...


@router.get("/open")  # $ endpoint="GET /open" guard=none
def opened(): ...


app = FastAPI()
app.include_router(router)
