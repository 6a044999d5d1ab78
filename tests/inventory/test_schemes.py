"""Authentication schemes of small Express and Fastify applications: which there are, what shows them, and which guards rest on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.inventory.serving import served, shown

EXPRESS = """
const express = require('express');
const app = express();
{head}
app.get('/me', {guard}(req, res) => res.json({{}}));
app.listen(3000);
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
    "a session, or a token of one's own": (
        """const session = require('express-session');
app.use(session({ secret: 'x' }));
async function verifySession(req, res, next) {
  if (req.session.user) return next();
  if (req.headers.authorization) {
    const [scheme, token] = req.headers.authorization.split(' ');
    if (scheme !== 'Bearer') return res.status(401).end();
    const found = await tokens.find(token);
    if (found) { req.user = found.owner; return next(); }
  }
  res.status(401).end();
}""",
        "verifySession, ",
        {"session|Session|npm:express-session", "bearer|Bearer token|None"},
    ),
    "a session, and a bearer token for another service": (
        """const session = require('express-session');
app.use(session({ secret: 'x' }));
async function verifySession(req, res, next) {
  if (!req.session.user) return res.status(401).end();
  req.headers.authorization = `Bearer ${req.session.token}`;
  next();
}""",
        "verifySession, ",
        {"session|Session|npm:express-session"},
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


@pytest.mark.parametrize("name", JAVASCRIPT)
def test_javascript(tmp_path: Path, name: str) -> None:
    head, guard, expected = JAVASCRIPT[name]
    manifest = '{"name": "a", "dependencies": {"express": "^5.0.0"}}'
    service = served(tmp_path, {"package.json": manifest, "server.js": EXPRESS.format(head=head, guard=guard)})
    assert shown(service.auth_schemes) == expected


def test_who_asks_for_a_session_rests_on_it(tmp_path: Path) -> None:
    head = """const session = require('express-session');
app.use(session({ secret: 'x' }));
function signedIn(req, res, next) { if (req.isAuthenticated()) return next(); res.status(401).end(); }"""
    manifest = '{"name": "a", "dependencies": {"express": "^5.0.0"}}'
    service = served(tmp_path, {"package.json": manifest, "server.js": EXPRESS.format(head=head, guard="signedIn, ")})
    assert [scheme.guards for scheme in service.auth_schemes] == [tuple(guard.id for guard in service.guards)]
