"""Authentication schemes of small whole applications: which there are, what shows them, and which guards rest on them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analyzer.analyze import Settings, analyze, open_source
from analyzer.model.analysis import Service
from analyzer.model.http import AuthScheme

EXPRESS = """
const express = require('express');
const app = express();
{head}
app.get('/me', {guard}(req, res) => res.json({{}}));
app.listen(3000);
"""
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

# What it is, the code before the route, the guard before the handler -> the schemes as "kind name library".
JAVASCRIPT: dict[str, tuple[str, str, set[str]]] = {
    "jsonwebtoken in a guard": (
        """const jwt = require('jsonwebtoken');
function requireAuth(req, res, next) {
  const token = req.headers.authorization;
  if (!token) return res.status(401).end();
  req.user = jwt.verify(token, process.env.SECRET);
  next();
}""",
        "requireAuth, ",
        {"jwt|JSON Web Token|npm:jsonwebtoken"},
    ),
    "firebase-admin": (
        """const admin = require('firebase-admin');
async function requireAuth(req, res, next) {
  const token = req.headers.authorization;
  if (!token) return res.status(401).end();
  req.user = await admin.auth().verifyIdToken(token);
  next();
}""",
        "requireAuth, ",
        {"jwt|Firebase ID token|npm:firebase-admin"},
    ),
    "firebase-admin, modular": (
        """const { getAuth } = require('firebase-admin/auth');
async function requireAuth(req, res, next) {
  if (!req.headers.authorization) return res.status(401).end();
  req.user = await getAuth().verifyIdToken(req.headers.authorization);
  next();
}""",
        "requireAuth, ",
        {"jwt|Firebase ID token|npm:firebase-admin"},
    ),
    "jose": (
        """const { jwtVerify, createRemoteJWKSet } = require('jose');
const keys = createRemoteJWKSet(new URL('https://x/jwks'));
async function requireAuth(req, res, next) {
  if (!req.headers.authorization) return res.status(401).end();
  await jwtVerify(req.headers.authorization, keys);
  next();
}""",
        "requireAuth, ",
        {"jwt|JSON Web Token|npm:jose"},
    ),
    "Cognito": (
        """const { CognitoJwtVerifier } = require('aws-jwt-verify');
const verifier = CognitoJwtVerifier.create({ userPoolId: 'x', tokenUse: 'access', clientId: 'y' });
async function requireAuth(req, res, next) {
  if (!req.headers.authorization) return res.status(401).end();
  await verifier.verify(req.headers.authorization);
  next();
}""",
        "requireAuth, ",
        {"jwt|Amazon Cognito token|npm:aws-jwt-verify"},
    ),
    "express-jwt": (
        "const { expressjwt } = require('express-jwt');\nconst check = expressjwt({ secret: 'x', algorithms: ['HS256'] });",
        "check, ",
        {"jwt|JSON Web Token|npm:express-jwt"},
    ),
    "Supabase": (
        """const { createClient } = require('@supabase/supabase-js');
const supabase = createClient('u', 'k');
async function requireAuth(req, res, next) {
  const { data } = await supabase.auth.getUser(req.headers.authorization);
  if (!data.user) return res.status(401).end();
  next();
}""",
        "requireAuth, ",
        {"jwt|Supabase access token|npm:@supabase/supabase-js"},
    ),
    "express-session": (
        """const session = require('express-session');
app.use(session({ secret: 'x' }));
function requireLogin(req, res, next) { if (!req.session.userId) return res.status(401).end(); next(); }""",
        "requireLogin, ",
        {"session|Session|npm:express-session"},
    ),
    "cookie-session": (
        """const cookieSession = require('cookie-session');
app.use(cookieSession({ keys: ['x'] }));
function requireLogin(req, res, next) { if (!req.session.user) return res.redirect('/login'); next(); }""",
        "requireLogin, ",
        {"session|Session|npm:cookie-session"},
    ),
    "a session of its own": (
        """const cookieParser = require('cookie-parser');
const { findSession } = require('./sessions');
app.use(cookieParser());
async function requireLogin(req, res, next) {
  const sid = req.cookies.sid;
  if (!sid) return res.status(401).end();
  req.user = await findSession(sid);
  next();
}""",
        "requireLogin, ",
        {"session|Session|None"},
    ),
    "API key in a header": (
        """function apiKey(req, res, next) {
  if (req.headers['x-api-key'] !== process.env.API_KEY) return res.status(401).json({});
  next();
}""",
        "apiKey, ",
        {"api_key|API key (x-api-key)|None"},
    ),
    "two API keys are two": (
        """function apiKey(req, res, next) { if (req.get('X-Api-Key') !== process.env.K) return res.status(401).end(); next(); }
function adminKey(req, res, next) { if (req.get('X-Admin-Key') !== process.env.A) return res.status(403).end(); next(); }
app.delete('/all', adminKey, (req, res) => res.end());""",
        "apiKey, ",
        {"api_key|API key (x-api-key)|None", "api_key|API key (x-admin-key)|None"},
    ),
    "one guard that takes a token or a key rests on two": (
        """const jwt = require('jsonwebtoken');
function requireAuth(req, res, next) {
  if (req.headers['x-api-key'] === process.env.KEY) return next();
  if (!req.headers.authorization) return res.status(401).end();
  req.user = jwt.verify(req.headers.authorization, process.env.SECRET);
  next();
}""",
        "requireAuth, ",
        {"jwt|JSON Web Token|npm:jsonwebtoken", "api_key|API key (x-api-key)|None"},
    ),
    "a provider's own tokens are its own": (
        """const passport = require('passport');
const BearerStrategy = require('passport-http-bearer').Strategy;
const server = require('oauth2orize').createServer();
passport.use(new BearerStrategy((token, done) => done(null, false)));
app.get('/authorize', server.authorization((id, uri, done) => done(null, {})), (req, res) => res.end());""",
        "passport.authenticate('bearer', { session: false }), ",
        {"oauth2|OAuth 2 provider of its own|npm:oauth2orize"},
    ),
    "own tokens and Firebase's are two": (
        """const jwt = require('jsonwebtoken');
const admin = require('firebase-admin');
function own(req, res, next) {
  const token = req.headers.authorization;
  if (!token) return res.status(401).end();
  jwt.verify(token, 's');
  next();
}
async function firebase(req, res, next) {
  const token = req.headers.authorization;
  if (!token) return res.status(401).end();
  await admin.auth().verifyIdToken(token);
  next();
}
app.get('/other', firebase, (req, res) => res.end());""",
        "own, ",
        {"jwt|JSON Web Token|npm:jsonwebtoken", "jwt|Firebase ID token|npm:firebase-admin"},
    ),
    "basic": (
        "const basicAuth = require('express-basic-auth');\nconst basic = basicAuth({ users: { a: 'b' } });",
        "basic, ",
        {"basic|HTTP Basic|npm:express-basic-auth"},
    ),
    "basic by hand": (
        """const auth = require('basic-auth');
function basic(req, res, next) {
  const user = auth(req);
  if (!user || user.pass !== process.env.P) return res.status(401).end();
  next();
}""",
        "basic, ",
        {"basic|HTTP Basic|npm:basic-auth"},
    ),
    "Passport: JWT": (
        """const passport = require('passport');
const { Strategy: JwtStrategy, ExtractJwt } = require('passport-jwt');
passport.use(new JwtStrategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken() }, (p, done) => done(null, p)));""",
        "passport.authenticate('jwt', { session: false }), ",
        {"jwt|JSON Web Token|npm:passport-jwt"},
    ),
    "Passport: local and session": (
        """const passport = require('passport');
const session = require('express-session');
const LocalStrategy = require('passport-local').Strategy;
passport.use(new LocalStrategy((u, p, done) => done(null, {})));
app.use(session({ secret: 'x' }));
app.use(passport.session());
function ensure(req, res, next) { if (!req.isAuthenticated()) return res.redirect('/login'); next(); }""",
        "ensure, ",
        {"session|Session|npm:express-session"},
    ),
    "Passport: SAML, OAuth and OpenID Connect are told apart": (
        """const passport = require('passport');
const { Strategy: SamlStrategy } = require('@node-saml/passport-saml');
const GoogleStrategy = require('passport-google-oauth20').Strategy;
const { Strategy: GitHubStrategy } = require('passport-github2');
const OpenIDConnectStrategy = require('passport-openidconnect');
passport.use(new SamlStrategy({}, f));
passport.use(new GoogleStrategy({}, f));
passport.use(new GitHubStrategy({}, f));
passport.use('okta', new OpenIDConnectStrategy({}, f));""",
        "",
        {
            "sso|SAML|npm:passport-saml",
            "oauth2|OAuth 2 login (GitHub, Google)|npm:passport-strategies",
            "oidc|OpenID Connect (Okta)|npm:passport-openidconnect",
        },
    ),
    "a session that only a login client needs is none": (
        """const session = require('express-session');
const jwt = require('jsonwebtoken');
const { Strategy: GitHubStrategy } = require('passport-github2');
app.use(session({ secret: 'x' }));
require('passport').use(new GitHubStrategy({}, f));
function requireAuth(req, res, next) {
  const token = req.headers.authorization;
  if (!token) return res.status(401).end();
  jwt.verify(token, 's');
  next();
}""",
        "requireAuth, ",
        {"jwt|JSON Web Token|npm:jsonwebtoken", "oauth2|OAuth 2 login (GitHub)|npm:passport-strategies"},
    ),
    "a token in a mail is no scheme": (
        """const jwt = require('jsonwebtoken');
function resetPassword(req, res) { const { id } = jwt.verify(req.body.token, 's'); res.json({ id }); }
app.post('/reset', resetPassword);""",
        "",
        set(),
    ),
    "signing alone is no scheme": (
        "const jwt = require('jsonwebtoken');\napp.post('/login', (req, res) => res.json({ token: jwt.sign({}, 's') }));",
        "",
        set(),
    ),
    "a guard of roles is none": (
        """const jwt = require('jsonwebtoken');
function requireAuth(req, res, next) {
  const token = req.headers.authorization;
  if (!token) return res.status(401).end();
  req.user = jwt.verify(token, 's');
  next();
}
function requireAdmin(req, res, next) { if (req.user.role !== 'admin') return res.status(403).end(); next(); }""",
        "requireAuth, requireAdmin, ",
        {"jwt|JSON Web Token|npm:jsonwebtoken"},
    ),
    "a scheme without a guard counts": (
        """const jwt = require('jsonwebtoken');
const { Server } = require('socket.io');
new Server().use((socket, next) => { jwt.verify(socket.handshake.auth.token, 's'); next(); });""",
        "",
        {"jwt|JSON Web Token|npm:jsonwebtoken"},
    ),
    "LDAP": (
        "const LdapStrategy = require('passport-ldapauth');\nrequire('passport').use(new LdapStrategy({ server: {} }));",
        "",
        {"sso|LDAP directory|npm:passport-ldapauth"},
    ),
    "Better Auth": (
        """const { betterAuth } = require('better-auth');
const auth = betterAuth({});
async function requireAuth(req, res, next) {
  const session = await auth.api.getSession({ headers: req.headers });
  if (!session) return res.status(401).end();
  next();
}""",
        "requireAuth, ",
        {"session|Better Auth session|npm:better-auth"},
    ),
    "openid-client": (
        "const { Issuer } = require('openid-client');\nasync function start() { const i = await Issuer.discover('https://x'); return i; }",
        "",
        {"oidc|OpenID Connect|npm:openid-client"},
    ),
    "Auth0 for pages": (
        "const { auth, requiresAuth } = require('express-openid-connect');\napp.use(auth({ authRequired: false }));",
        "requiresAuth(), ",
        {"oidc|OpenID Connect|npm:express-openid-connect"},
    ),
    "opaque bearer token": (
        """const { find } = require('./tokens');
async function tokenAuth(req, res, next) {
  const token = req.headers.authorization;
  if (!token) return res.status(401).end();
  req.user = await find(token);
  next();
}""",
        "tokenAuth, ",
        {"bearer|Bearer token|None"},
    ),
}
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


def served(folder: Path, files: dict[str, str]) -> Service:
    for name, text in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    with open_source(str(folder)) as tree:
        analysis = analyze(tree, Settings(today="2026-11-21"))
    assert not [item for item in analysis.diagnostics if item.kind == "internal"]
    return analysis.services[0]


def shown(schemes: tuple[AuthScheme, ...]) -> set[str]:
    return {f"{scheme.kind}|{scheme.name}|{scheme.library}" for scheme in schemes}


@pytest.mark.parametrize("name", JAVASCRIPT)
def test_javascript(tmp_path: Path, name: str) -> None:
    head, guard, expected = JAVASCRIPT[name]
    manifest = '{"name": "a", "dependencies": {"express": "^5.0.0"}}'
    service = served(tmp_path, {"package.json": manifest, "server.js": EXPRESS.format(head=head, guard=guard)})
    assert shown(service.auth_schemes) == expected


@pytest.mark.parametrize("name", PYTHON)
def test_python(tmp_path: Path, name: str) -> None:
    head, options, body, parameter, expected = PYTHON[name]
    code = FASTAPI.format(head=head, options=options, body=body, parameter=parameter)
    service = served(tmp_path, {"requirements.txt": "fastapi==0.136.0\n", "main.py": code})
    assert shown(service.auth_schemes) == expected


def _fastify(head: str) -> dict[str, str]:
    code = f"const fastify = require('fastify')();\n{head}\nfastify.listen({{ port: 3000 }});\n"
    return {"package.json": '{"name": "a", "dependencies": {"fastify": "^5.0.0"}}', "server.js": code}


FASTIFY: dict[str, tuple[str, set[str]]] = {
    "jwt plugin": (
        """fastify.register(require('@fastify/jwt'), { secret: 'x' });
fastify.decorate('authenticate', async (request, reply) => { await request.jwtVerify(); });
fastify.after(() => fastify.get('/me', { onRequest: [fastify.authenticate] }, async () => ({})));""",
        {"jwt|JSON Web Token|npm:@fastify/jwt"},
    ),
    "session plugins": (
        """fastify.register(require('@fastify/cookie'));
fastify.register(require('@fastify/session'), { secret: 'x' });
fastify.get('/me', { preHandler: async (request, reply) => { if (!request.session.user) reply.code(401).send(); } }, async () => ({}));""",
        {"session|Session|npm:@fastify/session"},
    ),
    "plugins by their names, one after another": (
        """const { fastifySecureSession } = require('@fastify/secure-session');
const { fastifyJwt } = require('@fastify/jwt');
fastify.register(fastifySecureSession, { key: 'x' }).register(fastifyJwt, { secret: 'x' });
fastify.get('/me', { preHandler: async (request, reply) => { if (!request.session.user) reply.code(401).send(); } }, async () => ({}));""",
        {"jwt|JSON Web Token|npm:@fastify/jwt", "session|Session|npm:@fastify/secure-session"},
    ),
    "oauth2 plugin": (
        "fastify.register(require('@fastify/oauth2'), { name: 'github', credentials: {}, startRedirectPath: '/login' });",
        {"oauth2|OAuth 2 login (GitHub)|npm:@fastify/oauth2"},
    ),
    "basic plugin": (
        """fastify.register(require('@fastify/basic-auth'), { validate: async () => {} });
fastify.after(() => fastify.get('/me', { onRequest: fastify.basicAuth }, async () => ({})));""",
        {"basic|HTTP Basic|npm:@fastify/basic-auth"},
    ),
    "bearer plugin": (
        "fastify.register(require('@fastify/bearer-auth'), { keys: new Set(['k']) });\nfastify.get('/me', async () => ({}));",
        {"bearer|Bearer token|npm:@fastify/bearer-auth"},
    ),
}


@pytest.mark.parametrize("name", FASTIFY)
def test_fastify(tmp_path: Path, name: str) -> None:
    head, expected = FASTIFY[name]
    assert shown(served(tmp_path, _fastify(head)).auth_schemes) == expected


def test_who_asks_for_a_session_rests_on_it(tmp_path: Path) -> None:
    head = """const session = require('express-session');
app.use(session({ secret: 'x' }));
function signedIn(req, res, next) { if (req.isAuthenticated()) return next(); res.status(401).end(); }"""
    manifest = '{"name": "a", "dependencies": {"express": "^5.0.0"}}'
    service = served(tmp_path, {"package.json": manifest, "server.js": EXPRESS.format(head=head, guard="signedIn, ")})
    assert [scheme.guards for scheme in service.auth_schemes] == [tuple(guard.id for guard in service.guards)]


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
