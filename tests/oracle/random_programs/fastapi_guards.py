"""Guards of FastAPI as programs write them, and dependencies that refuse nobody for who he is. ``{name}`` is what each is called."""

MORE_GUARDS = (
    "async def {name}(authorization: Annotated[str | None, Header()] = None) -> str:\n    if authorization is None or not authorization.startswith('Bearer '):\n"
    "        raise HTTPException(status_code=status.HTTP_401_UNAUTHORIZED, headers={{'WWW-Authenticate': 'Bearer'}})\n    return authorization[7:]",
    "def {name}Decode(token: str) -> dict:\n    if token != 'sesame':\n        raise ValueError('wrong')\n    return {{'sub': '1'}}\ndef {name}(request: Request) -> dict:\n"
    "    try:\n        return {name}Decode(request.headers.get('x-token', ''))\n    except ValueError:\n        raise HTTPException(401) from None",
    "from fastapi.security import APIKeyHeader\n{name} = APIKeyHeader(name='X-API-Key')",
    "from fastapi.security import APIKeyQuery, APIKeyCookie\n{name} = APIKeyCookie(name='session')",
    "import secrets\nfrom fastapi.security import HTTPBasic, HTTPBasicCredentials\n{name}Scheme = HTTPBasic()\ndef {name}(credentials: Annotated[HTTPBasicCredentials, Depends({name}Scheme)]) -> str:\n"
    "    if not secrets.compare_digest(credentials.password.encode(), b'sesame'):\n        raise HTTPException(401)\n    return credentials.username",
    "class {name}:\n    def __init__(self, request: Request) -> None:\n        token = request.headers.get('authorization')\n        if not token:\n            raise HTTPException(403, 'no')\n        self.token = token",
    "async def {name}(request: Request):\n    if 'authorization' not in request.headers:\n        raise HTTPException(401)\n    yield request.headers['authorization']",
    "def {name}Token(request: Request) -> str | None:\n    return request.headers.get('authorization')\ndef {name}User(token: Annotated[str | None, Depends({name}Token)]) -> dict | None:\n"
    "    return {{'role': token}} if token else None\nasync def {name}(user: Annotated[dict | None, Depends({name}User)]) -> dict:\n    if user is None or user['role'] != 'admin':\n"
    "        raise HTTPException(403)\n    return user",
    "from functools import partial\ndef {name}Check(request: Request, role: str = 'user') -> None:\n    if request.headers.get('x-role') != role:\n        raise HTTPException(403)\n"
    "def {name}(request: Request) -> None:\n    partial({name}Check, role='admin')(request)",
    "def {name}Fail() -> str:\n    raise HTTPException(401)\ndef {name}(request: Request) -> str:\n    return request.cookies.get('session') or {name}Fail()",
    "class {name}Error(HTTPException):\n    def __init__(self) -> None:\n        super().__init__(status_code=401, detail='who asks?')\ndef {name}(request: Request) -> str:\n"
    "    if not (token := request.cookies.get('token')):\n        raise {name}Error()\n    return token",
    "from http import HTTPStatus\ndef {name}(request: Request) -> None:\n    given = request.headers.get('authorization', '').split()\n    if len(given) != 2 or given[0].lower() != 'bearer':\n"
    "        raise HTTPException(HTTPStatus.UNAUTHORIZED)",
    "from fastapi.security import OAuth2PasswordBearer, SecurityScopes\n{name}Scheme = OAuth2PasswordBearer(tokenUrl='token', auto_error=False)\n"
    "async def {name}(scopes: SecurityScopes, token: Annotated[str | None, Depends({name}Scheme)]) -> str:\n    if not token:\n        raise HTTPException(401, scopes.scope_str)\n    return token",
    "{name}Keys = {{'sesame': ['read', 'write']}}\ndef {name}(x_api_key: Annotated[str, Header()] = '') -> list[str]:\n    rights = {name}Keys.get(x_api_key)\n    if rights is None:\n"
    "        raise HTTPException(status_code=403)\n    return rights",
    "def {name}(request: Request) -> None:\n    code = 200\n    if request.headers.get('authorization') is None:\n        code = 401\n    if code != 200:\n        raise HTTPException(code)",
    "class {name}Base:\n    status = 401\n\n    def fail(self) -> None:\n        raise HTTPException(self.status)\n\n    def __call__(self, request: Request) -> None:\n        if not self.token(request):\n            self.fail()\n\n"
    "    def token(self, request: Request) -> str | None:\n        raise NotImplementedError\n\n\nclass {name}Of({name}Base):\n    def token(self, request: Request) -> str | None:\n"
    "        return request.headers.get('x-token')\n\n\n{name} = {name}Of()",
)
MORE_DECOYS = (
    "from fastapi.security import OAuth2PasswordBearer\n{name}Scheme = OAuth2PasswordBearer(tokenUrl='token', auto_error=False)\ndef {name}(token: Annotated[str | None, Depends({name}Scheme)]) -> dict | None:\n"
    "    return {{'token': token}} if token else None",
    "def {name}(accept_language: Annotated[str, Header()] = 'en') -> str:\n    return accept_language.split(',')[0]",
    "async def {name}(request: Request) -> str:\n    return request.headers.get('x-request-id') or 'none'",
    "class {name}:\n    def __init__(self, skip: int = 0, limit: int = 10) -> None:\n        self.skip, self.limit = skip, limit",
    "def {name}(request: Request) -> None:\n    if int(request.headers.get('content-length', '0')) > 10**9:\n        raise HTTPException(413)",
    "def {name}(request: Request) -> dict | None:\n    try:\n        scheme, token = request.headers['authorization'].split()\n    except (KeyError, ValueError):\n        return None\n    return {{'token': token}}",
    "def {name}(request: Request) -> str:\n    user = request.headers.get('authorization')\n    return user if user else 'guest'",
    "async def {name}(request: Request):\n    session = object()\n    try:\n        yield session\n    finally:\n        del session",
)
