"""Authentication schemes of small FastAPI applications: which there are, what shows them, and which guards rest on them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.inventory.serving import served, shown

FASTAPI = """
from typing import Annotated
from fastapi import Depends, FastAPI, Header, HTTPException, Request
{head}
app = FastAPI({options})
{body}
@app.get("/me")
def me({parameter}):
    return {{}}
"""
# What it is, the imports, FastAPI's options, the code before the route, the parameter -> the schemes.
PYTHON: dict[str, tuple[str, str, str, str, set[str]]] = {
    "PyJWT behind OAuth2PasswordBearer is one": (
        "import jwt\nfrom fastapi.security import OAuth2PasswordBearer",
        "",
        """oauth2 = OAuth2PasswordBearer(tokenUrl="token")
def current_user(token: Annotated[str, Depends(oauth2)]):
    try:
        return jwt.decode(token, "s", algorithms=["HS256"])
    except jwt.PyJWTError:
        raise HTTPException(status_code=401)
""",
        "user: Annotated[dict, Depends(current_user)]",
        {"jwt|JSON Web Token|pypi:PyJWT"},
    ),
    "jwcrypto": (
        "from jwcrypto import jwk, jwt\nfrom fastapi.security import HTTPBearer",
        "",
        """bearer = HTTPBearer()
def current_user(credentials=Depends(bearer)):
    return jwt.JWT(key=jwk.JWK(), jwt=credentials.credentials).claims
""",
        "user=Depends(current_user)",
        {"jwt|JSON Web Token|pypi:jwcrypto"},
    ),
    "python-jose": (
        "from jose import jwt\nfrom fastapi.security import HTTPBearer",
        "",
        """def current_user(credentials=Depends(HTTPBearer())):
    return jwt.decode(credentials.credentials, "s")
""",
        "user=Depends(current_user)",
        {"jwt|JSON Web Token|pypi:python-jose"},
    ),
    "Authlib's tokens": (
        "from authlib.jose import jwt\nfrom fastapi.security import HTTPBearer",
        "",
        """def current_user(credentials=Depends(HTTPBearer())):
    return jwt.decode(credentials.credentials, "s")
""",
        "user=Depends(current_user)",
        {"jwt|JSON Web Token|pypi:Authlib"},
    ),
    "firebase_admin": (
        "from firebase_admin import auth\nfrom fastapi.security import HTTPBearer",
        "",
        """def current_user(credentials=Depends(HTTPBearer())):
    return auth.verify_id_token(credentials.credentials)
""",
        "user=Depends(current_user)",
        {"jwt|Firebase ID token|pypi:firebase-admin"},
    ),
    "starlette's session": (
        "from starlette.middleware.sessions import SessionMiddleware",
        "",
        """app.add_middleware(SessionMiddleware, secret_key="x")
def current_user(request: Request):
    if not request.session.get("user"):
        raise HTTPException(401)
""",
        "user=Depends(current_user)",
        {"session|Session|pypi:starlette"},
    ),
    "starlette's session in the list of middleware": (
        "from starlette.middleware import Middleware\nfrom starlette.middleware.sessions import SessionMiddleware",
        'middleware=[Middleware(SessionMiddleware, secret_key="x")]',
        "",
        "",
        {"session|Session|pypi:starlette"},
    ),
    "starsessions": (
        "from starsessions import SessionMiddleware, CookieStore",
        "",
        'app.add_middleware(SessionMiddleware, store=CookieStore("x"))\n',
        "request: Request",
        {"session|Session|pypi:starsessions"},
    ),
    "Authlib's OAuth client": (
        "from authlib.integrations.starlette_client import OAuth\nfrom starlette.middleware.sessions import SessionMiddleware",
        "",
        """app.add_middleware(SessionMiddleware, secret_key="x")
oauth = OAuth()
oauth.register("github", client_id="x", authorize_url="u")
@app.get("/callback")
async def callback(request: Request):
    return await oauth.github.authorize_access_token(request)
""",
        "",
        {"oauth2|OAuth 2 login (GitHub)|pypi:Authlib"},
    ),
    "a session for a login client, beside a field of that name": (
        "from authlib.integrations.starlette_client import OAuth\nfrom starlette.middleware.sessions import SessionMiddleware",
        "",
        """app.add_middleware(SessionMiddleware, secret_key="x")
oauth = OAuth()
oauth.register("github", client_id="x", authorize_url="u")
@app.get("/callback")
async def callback(request: Request):
    return await oauth.github.authorize_access_token(request)
@app.post("/ask")
def ask(request: Question):
    return request.session_id
""",
        "",
        {"oauth2|OAuth 2 login (GitHub)|pypi:Authlib"},
    ),
    "a JWT in headers that are declared as keys": (
        "from jose import jwt\nfrom fastapi.security import APIKeyHeader",
        "",
        """access = APIKeyHeader(name="x-app-access-token", auto_error=False)
refresh = APIKeyHeader(name="x-app-refresh-token", auto_error=False)
def current_user(token: str = Depends(access), again: str = Depends(refresh)):
    try:
        return jwt.decode(token or again, "s")
    except jwt.JWTError:
        raise HTTPException(status_code=401)
""",
        "user=Depends(current_user)",
        {"jwt|JSON Web Token|pypi:python-jose"},
    ),
    "a key or a JWT": (
        "from jose import jwt\nfrom fastapi.security import APIKeyHeader, HTTPBearer",
        "",
        """api_key = APIKeyHeader(name="x-api-key", auto_error=False)
def current_user(key: str = Depends(api_key), credentials=Depends(HTTPBearer(auto_error=False))):
    if key in KEYS:
        return key
    if credentials is None:
        raise HTTPException(status_code=401)
    return jwt.decode(credentials.credentials, "s")
""",
        "user=Depends(current_user)",
        {"jwt|JSON Web Token|pypi:python-jose", "api_key|API key (x-api-key)|pypi:fastapi-security"},
    ),
    "Basic or a JWT in one guard": (
        "import base64\nimport jwt",
        "",
        """def current_user(request: Request):
    header = request.headers.get("Authorization")
    if not header:
        raise HTTPException(status_code=401)
    if header.startswith("Basic "):
        return base64.b64decode(header.split(" ")[1])
    return jwt.decode(header, "s", algorithms=["HS256"])
""",
        "user=Depends(current_user)",
        {"basic|HTTP Basic|None", "jwt|JSON Web Token|pypi:PyJWT"},
    ),
    "Authlib's OpenID Connect client": (
        "from authlib.integrations.starlette_client import OAuth",
        "",
        """oauth = OAuth()
oauth.register(name="google", server_metadata_url="https://accounts.google.com/.well-known/openid-configuration")
@app.get("/callback")
async def callback(request: Request):
    return await oauth.google.authorize_access_token(request)
""",
        "",
        {"oidc|OpenID Connect (Google)|pypi:Authlib"},
    ),
    "fastapi-sso": (
        "from fastapi_sso.sso.google import GoogleSSO\nfrom fastapi_sso.sso.github import GithubSSO",
        "",
        'google = GoogleSSO("a", "b")\ngithub = GithubSSO("a", "b")\n',
        "",
        {"oauth2|OAuth 2 login (GitHub, Google)|pypi:fastapi-sso"},
    ),
    "API key by FastAPI": (
        "from fastapi.security import APIKeyHeader",
        "",
        """key = APIKeyHeader(name="X-API-Key")
def check(value: str = Depends(key)):
    if value != "s":
        raise HTTPException(403)
""",
        "ok=Depends(check)",
        {"api_key|API key (x-api-key)|pypi:fastapi-security"},
    ),
    "API key by a header parameter": (
        "",
        "",
        """def check(x_api_key: str = Header(...)):
    if x_api_key != "s":
        raise HTTPException(status_code=401)
""",
        "ok=Depends(check)",
        {"api_key|API key (x-api-key)|None"},
    ),
    "two names of one key": (
        """from fastapi import Security
from fastapi.security import APIKeyHeader, APIKeyQuery
by_header = APIKeyHeader(name="X-API-Key", auto_error=False)
by_query = APIKeyQuery(name="api_key", auto_error=False)
def check(header=Security(by_header), query=Security(by_query)):
    if not (header or query):
        raise HTTPException(status_code=403)""",
        "",
        "",
        "key=Depends(check)",
        {"api_key|API key (api_key, x-api-key)|pypi:fastapi-security"},
    ),
    "a token in FastAPI's key header named Authorization": (
        "import jwt\nfrom fastapi.security import APIKeyHeader",
        "",
        """def current_user(token: str = Depends(APIKeyHeader(name="Authorization"))):
    return jwt.decode(token, "s")
""",
        "user=Depends(current_user)",
        {"jwt|JSON Web Token|pypi:PyJWT"},
    ),
    "basic": (
        "from fastapi.security import HTTPBasic",
        "",
        "security = HTTPBasic()\n",
        "credentials=Depends(security)",
        {"basic|HTTP Basic|pypi:fastapi-security"},
    ),
    "a static bearer token": (
        "from fastapi.security import HTTPBearer",
        "",
        """bearer = HTTPBearer()
def check(credentials=Depends(bearer)):
    if credentials.credentials != "s":
        raise HTTPException(401)
""",
        "ok=Depends(check)",
        {"bearer|Bearer token|pypi:fastapi-security"},
    ),
    "fastapi-users with tokens": (
        "from fastapi_users.authentication import AuthenticationBackend, BearerTransport, JWTStrategy",
        "",
        """transport = BearerTransport(tokenUrl="auth/login")
def strategy() -> JWTStrategy:
    return JWTStrategy(secret="x", lifetime_seconds=1)
backend = AuthenticationBackend(name="jwt", transport=transport, get_strategy=strategy)
""",
        "",
        {"jwt|JSON Web Token|pypi:fastapi-users"},
    ),
    "fastapi-users with a table of sessions": (
        "from fastapi_users.authentication import CookieTransport\nfrom fastapi_users.authentication.strategy import DatabaseStrategy",
        "",
        "transport = CookieTransport()\ndef strategy(table):\n    return DatabaseStrategy(table)\n",
        "",
        {"session|Session|pypi:fastapi-users"},
    ),
    "SAML": (
        "from onelogin.saml2.auth import OneLogin_Saml2_Auth",
        "",
        """@app.post("/acs")
def acs(request: Request):
    auth = OneLogin_Saml2_Auth({}, {})
    auth.process_response()
""",
        "",
        {"sso|SAML|pypi:python3-saml"},
    ),
    "LDAP": (
        "from ldap3 import Connection, Server",
        "",
        "@app.post('/login')\ndef login():\n    Connection(Server('x'), 'u', 'p', auto_bind=True)\n",
        "",
        {"sso|LDAP directory|pypi:ldap3"},
    ),
    "msal for another service is no login": (
        "import msal",
        "",
        "client = msal.ConfidentialClientApplication('x')\ndef token():\n    return client.acquire_token_for_client(scopes=[])\n",
        "",
        set(),
    ),
    "msal for a login": (
        "import msal",
        "",
        "client = msal.PublicClientApplication('x')\n@app.get('/login')\ndef login():\n    return client.initiate_auth_code_flow([])\n",
        "",
        {"oidc|OpenID Connect|pypi:msal"},
    ),
}


@pytest.mark.parametrize("name", PYTHON)
def test_python(tmp_path: Path, name: str) -> None:
    head, options, body, parameter, expected = PYTHON[name]
    code = FASTAPI.format(head=head, options=options, body=body, parameter=parameter)
    service = served(tmp_path, {"requirements.txt": "fastapi==0.136.0\n", "main.py": code})
    assert shown(service.auth_schemes) == expected


def test_declaration_verification_and_guard_are_cited(tmp_path: Path) -> None:
    head, options, body, parameter, _ = PYTHON["PyJWT behind OAuth2PasswordBearer is one"]
    code = FASTAPI.format(head=head, options=options, body=body, parameter=parameter)
    service = served(tmp_path, {"requirements.txt": "fastapi==0.136.0\n", "main.py": code})
    scheme = service.auth_schemes[0]
    lines = code.splitlines()
    cited: list[Any] = [(lines[item.location.line - 1].strip(), item.note) for item in scheme.evidence]
    assert cited[:3] == [
        ('oauth2 = OAuth2PasswordBearer(tokenUrl="token")', "declared: OAuth2PasswordBearer("),
        ('return jwt.decode(token, "s", algorithms=["HS256"])', "verified: jwt.decode("),
        ("def current_user(token: Annotated[str, Depends(oauth2)]):", "guard current_user"),
    ]
    assert scheme.guards == tuple(guard.id for guard in service.guards if guard.name == "current_user")
