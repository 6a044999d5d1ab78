# $ oracle=no (the libraries are not installed there)
from fastapi import Depends, FastAPI, Security
from fastapi_auth0 import Auth0
from fastapi_cloudauth.auth0 import Auth0 as Cloud
from fastapi_cloudauth.cognito import CognitoCurrentUser
from fastapi_oidc import get_auth
from fastapi_simple_security import api_key_security
from fastapi_zitadel_auth import ZitadelAuth

app = FastAPI()
tenant = Auth0(domain="example.org", api_audience="shop")
cloud = Cloud(domain="example.org")
person = CognitoCurrentUser(region="eu-west-1", userPoolId="pool")
told = get_auth(client_id="shop", base_authorization_server_uri="https://example.org")
zitadel = ZitadelAuth(issuer_url="https://example.org")


@app.get("/tenant", dependencies=[Depends(tenant.implicit_scheme)])  # $ endpoint="GET /tenant" guard=get_user
def of_tenant(user=Security(tenant.get_user)): ...


@app.get("/scoped", dependencies=[Depends(cloud.scope(["read:shop"]))])  # $ endpoint="GET /scoped" guard=scope
def scoped(): ...


@app.get("/person")  # $ endpoint="GET /person" guard=CognitoCurrentUser
def of_person(user=Depends(person)): ...


@app.get("/told")  # $ endpoint="GET /told" guard=get_auth
def of_told(token=Depends(told)): ...


@app.get("/keyed", dependencies=[Depends(api_key_security)])  # $ endpoint="GET /keyed" guard=api_key_security
def keyed(): ...


@app.get("/zitadel")  # $ endpoint="GET /zitadel" guard=ZitadelAuth
def of_zitadel(user=Security(zitadel, scopes=["shop"])): ...
