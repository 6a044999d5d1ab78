# A dependency looks through the names of all cookies for one of its own, and takes who has none for a guest.
from fastapi import Depends, FastAPI, HTTPException, Request

app = FastAPI()
OWN = ["shop_session", "shop_token"]


def who(request: Request = None) -> str:
    names = list(request.cookies.keys()) if hasattr(request, "cookies") else []
    if not any(name in OWN for name in names):
        return "guest"
    raise HTTPException(401)


def require_cookie(request: Request) -> str:
    names = list(request.cookies.keys()) if hasattr(request, "cookies") else []
    if not any(name in OWN for name in names):
        raise HTTPException(401)
    return "somebody"


@app.get("/shelf")  # $ endpoint="GET /shelf" guard=none
def shelf(user: str = Depends(who)):
    return user


@app.get("/till")  # $ endpoint="GET /till" guard=require_cookie
def till(user: str = Depends(require_cookie)):
    return user
