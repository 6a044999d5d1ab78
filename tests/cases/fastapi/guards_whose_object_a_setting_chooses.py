# A guard in everybody's way asks an object that a setting has chosen: it is one, though the default's object lets everybody by.
# PATH stands for a setting of which nothing in the repository says whether it is set; wherever this runs, it is.
import os

from fastapi import Depends, FastAPI, HTTPException, Request, Response
from starlette.middleware.base import BaseHTTPMiddleware


class Manager:
    def __init__(self, kind):
        self.kind = kind

    def check(self, request):
        if self.kind == "none":
            return "guest"
        if not request.headers.get("Authorization"):
            raise HTTPException(401)
        return "user"


class Nobody:
    def check(self, request):
        return "guest"


class Holder:
    def __init__(self, manager):
        self.manager = manager


class Auth(BaseHTTPMiddleware):
    def __init__(self, app, manager: Manager):
        super().__init__(app)
        self.manager = manager

    async def dispatch(self, request: Request, call_next):
        if self.manager.kind == "none":
            return await call_next(request)
        if not request.headers.get("Authorization"):
            return Response(status_code=401)
        return await call_next(request)


class Checked(BaseHTTPMiddleware):
    def __init__(self, app, manager):
        super().__init__(app)
        self.manager = manager

    async def dispatch(self, request: Request, call_next):
        try:
            self.manager.check(request)
        except HTTPException:
            return Response(status_code=401)
        return await call_next(request)


class Held(BaseHTTPMiddleware):
    def __init__(self, app, holder):
        super().__init__(app)
        self.holder = holder

    async def dispatch(self, request: Request, call_next):
        if self.holder.manager.kind != "none" and not request.headers.get("Authorization"):
            return Response(status_code=401)
        return await call_next(request)


app = FastAPI()


def guarded(path, middleware=None, **given):
    inner = FastAPI()
    if middleware is not None:
        inner.add_middleware(middleware, **given)
    app.mount(path, inner)
    return inner


def returned():
    if os.environ.get("PATH"):
        return Manager("jwt")
    return Manager("none")


by_function = guarded("/function", Auth, manager=returned())


@by_function.get("/items")  # $ endpoint="GET /function/items" guard=Auth
def items_by_function(): ...


def returned_first():
    if not os.environ.get("PATH"):
        return Manager("none")
    return Manager("jwt")


by_early_end = guarded("/first", Auth, manager=returned_first())


@by_early_end.get("/items")  # $ endpoint="GET /first/items" guard=Auth
def items_by_early_end(): ...


if os.environ.get("PATH"):
    of_branches = Manager("jwt")
else:
    of_branches = Manager("none")
by_branches = guarded("/branches", Auth, manager=of_branches)


@by_branches.get("/items")  # $ endpoint="GET /branches/items" guard=Auth
def items_by_branches(): ...


by_expression = guarded("/expression", Auth, manager=Manager("jwt") if os.environ.get("PATH") else Manager("none"))


@by_expression.get("/items")  # $ endpoint="GET /expression/items" guard=Auth
def items_by_expression(): ...


kind = "none"
if os.environ.get("PATH"):
    kind = "jwt"
by_word = guarded("/word", Auth, manager=Manager(kind))


@by_word.get("/items")  # $ endpoint="GET /word/items" guard=Auth
def items_by_word(): ...


replaced = Manager("none")
if os.environ.get("PATH"):
    replaced = Manager("jwt")
by_name = guarded("/name", Auth, manager=replaced)


@by_name.get("/items")  # $ endpoint="GET /name/items" guard=Auth
def items_by_name(): ...


by_method = guarded("/method", Checked, manager=returned())


@by_method.get("/items")  # $ endpoint="GET /method/items" guard=Checked
def items_by_method(): ...


of_classes = Manager("jwt") if os.environ.get("PATH") else Nobody()
by_class = guarded("/class", Checked, manager=of_classes)


@by_class.get("/items")  # $ endpoint="GET /class/items" guard=Checked
def items_by_class(): ...


of_parts = Holder(Manager("jwt")) if os.environ.get("PATH") else Holder(Manager("none"))
by_part = guarded("/part", Held, holder=of_parts)


@by_part.get("/items")  # $ endpoint="GET /part/items" guard=Held
def items_by_part(): ...


word = "none"
if os.environ.get("PATH"):
    word = "jwt"


def require_word(request: Request):
    if word != "none" and not request.headers.get("Authorization"):
        raise HTTPException(401)


@app.get("/words", dependencies=[Depends(require_word)])  # $ endpoint="GET /words" guard=require_word
def words(): ...


class Account:
    def __init__(self, kind):
        self.kind = kind

    async def __call__(self, request: Request):
        if self.kind != "none" and not request.headers.get("Authorization"):
            raise HTTPException(401)


account = Account("jwt") if os.environ.get("PATH") else Account("none")


@app.get("/accounts", dependencies=[Depends(account)])  # $ endpoint="GET /accounts" guard=Account
def accounts(): ...


class Never:
    async def __call__(self):
        raise HTTPException(403)


either = Account("jwt") if os.environ.get("PATH") else Never()


@app.get("/either", dependencies=[Depends(either)])  # $ endpoint="GET /either" guard=Account
def asked_or_refused(): ...
