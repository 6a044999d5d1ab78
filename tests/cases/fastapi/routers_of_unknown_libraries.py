# $ oracle=no: the libraries are not installed there
"""What a library calls a router and a program adds routes to is a router; what it calls a ``FastAPI`` is an application."""

from company_commons.api.router_wrapper import Router
from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException
from policy_client.client import PolicyClient
from sign_in_kit import SignIn
from shop_server import make_server


def token(authorization: str = Header(...)):
    if authorization != "secret":
        raise HTTPException(401)


router = Router(dependencies=[Depends(token)])


@router.get("/orders")  # $ endpoint="GET /v1/orders" guard=token
def orders(): ...


@router.post("/orders/")  # $ endpoint="POST /v1/orders/" guard=token
def order(): ...


app = FastAPI()
app.include_router(router, prefix="/v1")


sign_in = SignIn(client="shop")
own_sign_in = sign_in.create_auth_router(prefix="/sign-in")


@own_sign_in.get("/ports")  # $ endpoint="GET /v1/sign-in/ports"
def ports(): ...


app.include_router(own_sign_in, prefix="/v1")
app.include_router(sign_in.make_users_router(), prefix="/users")  # $ library="ALL /users"


class Desk:
    def __init__(self):
        self.client = PolicyClient(topics=["all"])
        app: FastAPI = self.client.app
        self.add_routes(app)

    def add_routes(self, app):
        @app.get("/desk")  # $ endpoint="GET /desk"
        def desk(): ...


desk = Desk()
stock = APIRouter(prefix="/stock")


@stock.get("/items")  # $ endpoint="GET /shop/stock/items"
def items(): ...


server = make_server("shop")
server.include_router(stock, prefix="/shop")


@server.get("/shop")  # $ endpoint="GET /shop"
def shop(): ...
