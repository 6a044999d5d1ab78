# $ oracle=no: the library is not there
from company_login import CookieOrHTTPBearer, KeycloakOAuth2, StaticBearerAuthenticator, TenantAPIKeyHeader
from fastapi import Depends, FastAPI

bearer = CookieOrHTTPBearer(cookie_key="login")
header = TenantAPIKeyHeader(name="x-tenant")
signer = StaticBearerAuthenticator("secret")
maybe = KeycloakOAuth2(auto_error=False)
app = FastAPI()


class Permissions:
    @staticmethod
    def item(item: int, token=Depends(bearer)) -> int:
        return item


@app.get("/items/{item}")  # $ endpoint="GET /items/{item}" guard=company_login.CookieOrHTTPBearer
def one(item: int = Depends(Permissions.item)): ...


@app.get("/items", dependencies=[Depends(header)])  # $ endpoint="GET /items" guard=company_login.TenantAPIKeyHeader
def all_of_them(): ...


@app.get("/about", dependencies=[Depends(maybe)])  # $ endpoint="GET /about" guard=none
def about(): ...


@app.post("/token", dependencies=[Depends(signer)])  # $ endpoint="POST /token" guard=company_login.StaticBearerAuthenticator
def token(): ...
