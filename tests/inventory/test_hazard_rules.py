"""Hazards of a migration: each is found where its pattern stands, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from analyzer.inventory.hazards.finding import find_hazards
from analyzer.inventory.take import Inputs
from analyzer.model.http import Endpoint, GuardUse
from analyzer.model.location import Location

Service = Callable[..., Inputs]


HAZARDS = {
    "redirect-status": {"a.js": "app.post('/', (req, res) => res.redirect('/x'));"},
    "proxy-ip": {"a.js": "app.set('trust proxy', 1);"},
    "query-coercion": {"a.js": "app.get('/', (req, res) => { const p = parseInt(req.query.page); });"},
    "query-arrays": {"a.js": "app.get('/', (req, res) => { if (Array.isArray(req.query.id)) go(); });"},
    "query-nested": {"a.js": "app.get('/', (req, res) => { go(req.query.filter.name); });"},
    "router-fallthrough": {"a.js": "app.get('/', (req, res, next) => next('route'));"},
    "error-shape": {"a.js": "app.use((err, req, res, next) => res.json({}));"},
    "big-int": {"a.js": "const id = BigInt(x);"},
    "regex-dialect": {"a.js": "const p = /(?<=a)b/;"},
    "process-state": {"a.js": "const cache = new Map();\nfunction f(k, v) { cache.set(k, v); }"},
    "sync-threadpool": {"a.js": "const fs = require('fs');\nfunction f() { fs.readFileSync('x'); }"},
    "session-cookie": {"a.js": "const session = require('express-session');\napp.use(session({}));"},
    "zod-500": {"a.ts": "import { z } from 'zod';\nconst B = z.object({});\napp.post('/', (req, res) => { B.parse(req.body); });"},
    "date-json": {"a.py": "from datetime import datetime\ndef f(): return datetime.now()"},
    "optional-null": {"a.py": "def f(m): return m.model_dump(exclude_unset=True)"},
    "dependency-lifecycle": {"a.py": "from fastapi import Depends\ndef db():\n    yield 1\ndef f(x=Depends(db)): ..."},
    "string-return": {
        "a.py": "import json\nfrom fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\ndef f():\n    return json.dumps({})"
    },
}


@pytest.mark.parametrize(("rule", "files"), HAZARDS.items())
def test_a_hazard_is_found(service: Service, rule: str, files: dict[str, str]) -> None:
    found = {hazard.rule: hazard for hazard in find_hazards(service(files))}
    assert rule in found
    python = next(iter(files)).endswith(".py")
    assert found[rule].direction.startswith("Python to Node: " if python else "Node to Python: ")
    assert found[rule].locations[0].file in files


@pytest.mark.parametrize(
    ("rule", "files"),
    [
        ("redirect-status", {"a.js": "axios.redirect('/x');"}),
        ("query-arrays", {"a.js": "if (Array.isArray(items)) go();"}),
        ("query-nested", {"a.js": "app.get('/', (req, res) => { go(req.query.name.split(',')); });"}),
        ("process-state", {"a.js": "const CODES = new Map([[1, 2]]);\nfunction f(k) { return CODES.get(k); }"}),
        ("sync-threadpool", {"a.js": "const fs = require('fs');\nconst key = fs.readFileSync('x');"}),
        ("coercion-body", {"a.py": "def f(a, b): return list(zip(a, b, strict=True))"}),
        ("date-json", {"a.py": "from datetime import datetime, timezone\ndef f(): return datetime.now(timezone.utc)"}),
        (
            "zod-500",
            {"a.ts": "import { z, ZodError } from 'zod';\nconst B = z.object({});\napp.post('/', (req, res) => { B.parse(req.body); });"},
        ),
        ("big-int", {"a.js": "// BigInt(x)\ny();"}),
    ],
)
def test_no_hazard_without_its_pattern(service: Service, rule: str, files: dict[str, str]) -> None:
    assert rule not in {hazard.rule for hazard in find_hazards(service(files))}


def endpoint(method: str, path: str, line: int) -> Endpoint:
    return Endpoint(
        id=path, method=method, path=path, template=path, handler="h", location=Location(file="a.js", line=line), confidence="certain"
    )  # type: ignore[arg-type]


def test_a_parameter_before_a_static_segment(service: Service) -> None:
    endpoints = [
        endpoint("GET", "/users/{id}", 1),
        endpoint("GET", "/users/me", 2),
        endpoint("POST", "/users/me", 3),
        endpoint("GET", "/a/b", 4),
    ]
    hazards = {hazard.rule: hazard for hazard in find_hazards(service({"a.js": "x();"}, endpoints=endpoints))}
    assert [place.line for place in hazards["route-order"].locations] == [2]


@pytest.mark.parametrize(
    ("rule", "files", "there"),
    [
        (
            "key-order",
            {"a.js": "const { createHmac } = require('crypto');\ncreateHmac('a', k).update(JSON.stringify(x)).digest();"},
            True,
        ),
        ("key-order", {"a.js": "const crypto = require('crypto');\ncrypto.createHmac('a', k).update(raw).digest();"}, False),
        ("key-order", {"a.py": "import hmac, json\nhmac.new(k, json.dumps(x).encode(), 'sha256')"}, True),
        ("key-order", {"a.js": "send(JSON.stringify(x));"}, False),
        (
            "url-encoding",
            {"a.js": "const c = require('crypto');\nfunction sign(q) { return c.createHmac('a', k).update(encodeURIComponent(q)); }"},
            True,
        ),
        ("url-encoding", {"a.js": "function link(q) { return '/s?q=' + encodeURIComponent(q); }"}, False),
        (
            "url-encoding",
            {"a.py": "import hmac\nfrom urllib.parse import urlencode\ndef sign(q):\n    return hmac.new(k, urlencode(q), 'a')"},
            True,
        ),
        ("headers", {"a.js": "app.get('/', (req, res) => { req.headers['x-forwarded-for'].split(','); });"}, True),
        ("headers", {"a.js": "app.get('/', (req, res) => { req.get('x-tags').split(', '); });"}, True),
        ("headers", {"a.js": "'a,b'.split(',');"}, False),
        (
            "content-type-charset",
            {"a.js": "async function f(url) { const response = await fetch(url); return response.headers.get('etag'); }"},
            False,
        ),
        ("content-type-charset", {"a.js": "app.set('etag', 'strong');"}, True),
        ("content-type-charset", {"a.js": "const f = (req, res) => { res.setHeader('ETag', tag); };"}, True),
        ("cookies", {"a.js": "const f = async url => { const response = await fetch(url); response.cookie('a', 'b'); };"}, False),
        ("cookies", {"a.js": "const f = (request, response) => { response.cookie('a', 'b'); };"}, True),
        ("cookies", {"a.py": "from fastapi import Response\ndef f():\n    response = Response()\n    response.set_cookie('a', 'b')"}, True),
        (
            "sync-threadpool",
            {
                "a.py": "import boto3\nasync def f(key):\n    return key.split('/')\n"
                "client = boto3.client('s3')\ndef g():\n    client.get_object()\n"
                "name = client.get_object()['Key']\nasync def h():\n    return name.split('/')\n"
            },
            False,
        ),
        ("sync-threadpool", {"a.py": "import boto3\nclient = boto3.client('s3')\nasync def f():\n    client.get_object()"}, True),
        ("headers", {"a.py": "def f(request):\n    return request.headers.getlist('x')"}, True),
        ("nan-json", {"a.py": "from fastapi import FastAPI\napp = FastAPI()\n@app.post('/')\ndef f(body: dict): ..."}, True),
        (
            "nan-json",
            {"a.py": "from fastapi import Depends, FastAPI\napp = FastAPI()\n@app.post('/')\ndef f(user: dict = Depends(g)): ..."},
            False,
        ),
        ("config-env", {"a.js": "if (process.env.ENABLE_MAIL) start();"}, True),
        ("config-env", {"a.js": "const on = process.env.ENABLE_MAIL === 'true';"}, False),
        ("config-env", {"a.js": "const port = process.env.PORT || 3000;"}, False),
        ("config-env", {"a.py": "from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    debug: bool = False"}, True),
        ("config-env", {"a.py": "from pydantic import BaseModel\nclass S(BaseModel):\n    debug: bool = False"}, False),
        (
            "late-registration",
            {"a.js": "const e = require('express');\nconst app = e();\napp.get('/a', h);\napp.use((q, s, n) => n());\napp.get('/b', h);"},
            True,
        ),
        (
            "late-registration",
            {"a.js": "const e = require('express');\nconst app = e();\napp.use((q, s, n) => n());\napp.get('/a', h);\napp.get('/b', h);"},
            False,
        ),
        (
            "late-registration",
            {"a.js": "const app = require('express')();\napp.get('/a', h);\napp.use(require('./r'));\napp.get('/b', h);"},
            False,
        ),
        (
            "late-registration",
            {"a.js": "const app = require('express')();\napp.get('/a', h);\napp.use((e, q, s, n) => n());\napp.get('/b', h);"},
            False,
        ),
        (
            "late-registration",
            {
                "a.py": "from fastapi import APIRouter, FastAPI\napp = FastAPI()\nr = APIRouter()\n"
                "app.include_router(r)\n@r.get('/x')\ndef x(): ..."
            },
            True,
        ),
        (
            "late-registration",
            {
                "a.py": "from fastapi import APIRouter, FastAPI\napp = FastAPI()\nr = APIRouter()\n"
                "@r.get('/x')\ndef x(): ...\napp.include_router(r)"
            },
            False,
        ),
        ("lang-truthiness", {"a.ts": "function f(items: string[]) { if (items) go(); }"}, True),
        ("lang-truthiness", {"a.ts": "function f(items: string[]) { if (items.length) go(); }"}, False),
        ("lang-truthiness", {"a.ts": "function f(item?: string) { if (!item) go(); }"}, False),
        ("lang-truthiness", {"a.py": "def f(items: list[str] | None = None):\n    if not items:\n        go()"}, True),
        ("lang-truthiness", {"a.py": "def f():\n    found = {}\n    return 1 if found else 2"}, True),
        ("lang-truthiness", {"a.py": "def f(items: list[str]):\n    if items is None:\n        go()"}, False),
        ("lang-truthiness", {"a.py": "def f(item: str):\n    if item:\n        go()"}, False),
        (
            "methods-head-options",
            {"a.js": "x();", "Dockerfile": "FROM node:22\nHEALTHCHECK CMD wget -q --spider http://localhost/health"},
            True,
        ),
        ("methods-head-options", {"a.js": "x();", "Dockerfile": "FROM node:22\nHEALTHCHECK CMD curl -f http://localhost/health"}, False),
    ],
)
def test_what_clients_and_signers_rely_on(service: Service, rule: str, files: dict[str, str], there: bool) -> None:
    assert (rule in {hazard.rule for hazard in find_hazards(service(files))}) is there


def test_refusal_and_check_of_the_body_on_one_route(service: Service) -> None:
    guard = GuardUse(guard="g", name="auth", library=None, location=Location(file="a.js", line=1))
    both = msgspec.structs.replace(endpoint("POST", "/a", 1), guards=(guard,), request_schema=True)
    one = msgspec.structs.replace(endpoint("POST", "/b", 2), request_schema=True)
    found = {hazard.rule: hazard for hazard in find_hazards(service({"a.js": "x();"}, endpoints=[both, one]))}
    assert [place.line for place in found["auth-before-validation"].locations] == [1]


def test_routes_for_head_are_a_promise(service: Service) -> None:
    found = {hazard.rule for hazard in find_hazards(service({"a.js": "x();"}, endpoints=[endpoint("HEAD", "/a", 1)]))}
    assert "methods-head-options" in found


def test_what_a_server_sends_to_browsers_is_none_of_its_own(service: Service) -> None:
    files = {
        "server.js": "const util = require('./www/common/util');\nconst app = express();\napp.use(express.static('www'));",
        "www/common/util.js": "const cache = new Map();\nmodule.exports = function (k, v) { cache.set(k, v); };",
        "www/lib/viewer/build/viewer.mjs": "import { a } from './parts.mjs';\nexport const p = /(?<=a)b/;",
        "www/lib/viewer/build/parts.mjs": "export const a = /(?<=b)a/;",
    }
    assert {hazard.rule for hazard in find_hazards(service(files))} >= {"process-state"}
    assert "regex-dialect" not in {hazard.rule for hazard in find_hazards(service(files))}
