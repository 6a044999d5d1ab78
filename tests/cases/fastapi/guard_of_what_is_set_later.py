# $ oracle=no (nothing starts the manager there)
# A manager that is nothing until something starts is there when a request comes.
from fastapi import Depends, FastAPI, HTTPException, Request

_manager = None


def start(manager):
    global _manager
    _manager = manager


def get_manager():
    return _manager


def require_token(request: Request):
    manager = get_manager()
    if manager is not None:
        token = request.headers.get("authorization")
        if not token:
            raise HTTPException(status_code=401)
    return None


app = FastAPI()


@app.get("/items", dependencies=[Depends(require_token)])  # $ endpoint="GET /items" guard=require_token
def items(): ...


async def inject_user(request: Request):
    if _manager is not None:
        try:
            token = _manager.extractor.extract_access_token(request=request)
            if not token:
                raise HTTPException(status_code=401, detail="missing")
        except HTTPException:
            raise
        except Exception:
            raise HTTPException(status_code=401, detail="expired")
    yield


@app.get("/notes", dependencies=[Depends(inject_user)])  # $ endpoint="GET /notes" guard=inject_user
def notes(): ...
