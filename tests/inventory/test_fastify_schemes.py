"""The authentication schemes that Fastify's plugins bring."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.inventory.serving import served, shown


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
