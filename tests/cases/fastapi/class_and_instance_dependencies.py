from fastapi import Depends, FastAPI, HTTPException, Request


class RoleChecker:
    def __init__(self, *roles: str):
        self.roles = roles

    def __call__(self, request: Request):
        if request.headers.get("x-role") not in self.roles:
            raise HTTPException(status_code=403)


class Identity:
    def __init__(self, request: Request):
        self.user = request.headers.get("authorization")
        if self.user is None:
            raise HTTPException(status_code=401)


class Pagination:
    def __init__(self, page: int = 1, size: int = 20):
        self.page, self.size = page, size


admins = RoleChecker("admin")
app = FastAPI()


@app.get("/admin")  # $ endpoint="GET /admin" guard=any
def admin(allowed=Depends(admins)): ...


@app.get("/fresh", dependencies=[Depends(RoleChecker("a", "b"))])  # $ endpoint="GET /fresh" guard=any
def fresh(): ...


@app.get("/me")  # $ endpoint="GET /me" guard=any
def me(identity: Identity = Depends()): ...


@app.get("/pages")  # $ endpoint="GET /pages" guard=none
def pages(pagination: Pagination = Depends()): ...
