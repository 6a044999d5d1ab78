"""The article's exception, signs of AI outside libraries, and behavioural differences."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from analyzer.catalog.load import article_rows
from analyzer.inventory.ai import find_ai_signals, judge_ai
from analyzer.inventory.hazards import find_hazards
from analyzer.inventory.libraries import find_libraries
from analyzer.inventory.take import Inputs
from analyzer.model.http import Endpoint, GuardUse
from analyzer.model.location import Location

Service = Callable[..., Inputs]


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        ({"a.js": "const OpenAI = require('openai');\nnew OpenAI().chat.completions.create({});"}, "api_call_only"),
        ({"a.js": "fetch('https://api.openai.com/v1/chat/completions');"}, "api_call_only"),
        ({"a.js": "// see https://api.openai.com\nx();"}, "none"),
        (
            {
                "a.js": "const OpenAI = require('openai');\n"
                "new OpenAI();\n"
                "const { ChromaClient } = require('chromadb');\n"
                "new ChromaClient();"
            },
            "structural",
        ),
        ({"a.js": "const OpenAI = require('openai');\nnew OpenAI().embeddings.create({});"}, "structural"),
        ({"a.js": "const { spawn } = require('child_process');\nspawn('python3', ['x.py']);"}, "structural"),
        ({"a.js": "const { spawn } = require('child_process');\nspawn('ls');"}, "none"),
        ({"a.js": "const { exec } = require('child_process');\nexec('python3 src/tests/run_tests.py');"}, "none"),
        ({"a.js": "const { execSync } = require('child_process');\nexecSync('python3 --version');"}, "none"),
        ({"a.js": "const { execSync } = require('child_process');\nexecSync('python3 -m pip install yt-dlp');"}, "none"),
        ({"a.js": "const { SearchClient } = require('@azure/search-documents');\nnew SearchClient(url, 'docs', key);"}, "structural"),
        ({"a.js": "fetch('http://localhost:11434/api/chat');"}, "structural"),
        ({"a.js": "fetch(process.env.RAG_SERVICE_URL + '/ask');"}, "structural"),
        ({"a.js": "fetch(process.env.MAIL_API_URL);"}, "none"),
        ({"a.js": "fetch(process.env.AZURE_AI_API_BASE);"}, "none"),
        ({"a.js": "fetch(process.env.LLM_API_URL);"}, "none"),
        ({"a.py": "import os\nos.environ['TOGETHER_AI_API_BASE']"}, "none"),
        ({"a.js": "fetch(process.env.ML_API_URL);"}, "structural"),
        ({"a.js": "fetch(process.env.MY_AI_SERVICE_URL);"}, "structural"),
        ({"a.py": "parser.add('--url', help='a base URL, e.g. http://localhost:11434/v1')"}, "none"),
        ({"a.py": "raise ValueError('get a key at https://api.openai.com first')"}, "none"),
        ({"a.py": "raise ValueError('Run CREATE EXTENSION vector; in this database')"}, "none"),
        ({"a.py": "run('CREATE EXTENSION IF NOT EXISTS vector')"}, "structural"),
        ({"a.js": "x();", "db.sql": "CREATE EXTENSION IF NOT EXISTS vector;"}, "structural"),
        ({"package.json": '{"dependencies": {"langchain": "1"}}', "a.js": "x();"}, "none"),
    ],
)
def test_the_articles_exception(service: Service, files: dict[str, str], kind: str) -> None:
    inputs = service(files)
    assert judge_ai(find_libraries(inputs), find_ai_signals(inputs)).kind == kind


@pytest.mark.parametrize(("library", "kind"), [("sentence-transformers", "structural"), ("requests", "none")])
def test_a_python_sibling_that_compose_names(service: Service, library: str, kind: str) -> None:
    files = {
        "package.json": '{"name": "api"}',
        "a.js": "fetch(`${process.env.RECOMMENDER_URL}/similar`);",
        "docker-compose.yml": (
            "services:\n  api:\n    build: .\n    environment:\n      RECOMMENDER_URL: http://recommender:8000\n"
            "  recommender:\n    build: ./services/recommender\n"
        ),
        "services/recommender/requirements.txt": f"fastapi\n{library}\n",
    }
    inputs = service(files, framework="express")
    use = judge_ai(find_libraries(inputs), find_ai_signals(inputs))
    assert (use.kind, "RECOMMENDER_URL" in use.explanation) == (kind, kind == "structural")


def test_model_names_and_prompts_at_their_call_sites(service: Service) -> None:
    source = (
        "const OpenAI = require('openai');\n"
        "new OpenAI().chat.completions.create({\n"
        "  model: 'gpt-4o-mini',\n"
        "  messages: [{ role: 'system', content: 'You are a kind and helpful clerk' }],\n"
        "});"
    )
    found = [(item.kind, item.value, item.evidence.location.line) for item in find_ai_signals(service({"a.js": source}))]
    assert found == [("model", "gpt-4o-mini", 3), ("prompt", "You are a kind and helpful clerk", 2)]


@pytest.mark.parametrize(
    ("text", "is_model"),
    [
        ("gpt-4o", True),
        ("openai/gpt-oss-120b", True),
        ("claude-sonnet-4-5-20250929", True),
        ("claude-3-5-haiku-latest", True),
        ("gemini-2.5-flash", True),
        ("o3-mini", True),
        ("claude-code", False),
        ("claude-desktop", False),
        ("claude-mcp.json", False),
        ("gemini-cli", False),
        ("o1", False),
        ("gpt", False),
    ],
)
def test_names_of_models(service: Service, text: str, is_model: bool) -> None:
    found = [item.value for item in find_ai_signals(service({"a.js": f"run('{text}');"})) if item.kind == "model"]
    assert found == ([text] if is_model else [])


def test_names_of_models_alone_are_said_but_prove_no_use(service: Service) -> None:
    inputs = service({"a.js": "const agent = require('unknown-agents')({ model: 'gpt-4o-mini' });"})
    use = judge_ai(find_libraries(inputs), find_ai_signals(inputs))
    assert (use.kind, len(use.evidence)) == ("none", 1)
    assert "gpt-4o-mini" in use.explanation


NINE_ROWS = {
    "openai-sdk": ("from openai import OpenAI\nOpenAI()", "const O = require('openai');\nnew O();", "Tie"),
    "anthropic-sdk": ("from anthropic import Anthropic\nAnthropic()", "const A = require('@anthropic-ai/sdk');\nnew A();", "Tie"),
    "langchain": (
        "from langchain.chains import LLMChain\nLLMChain()",
        "const { ChatOpenAI } = require('@langchain/openai');\nnew ChatOpenAI();",
        "Python",
    ),
    "llamaindex": (
        "from llama_index.core import VectorStoreIndex\nVectorStoreIndex([])",
        "const { Document } = require('llamaindex');\nnew Document({});",
        "Python",
    ),
    "hf-transformers": (
        "from transformers import pipeline\npipeline('x')",
        "const { pipeline } = require('@huggingface/transformers');\npipeline('x');",
        "Python only",
    ),
    "pandas-polars-numpy": (
        "import pandas as pd\npd.DataFrame()",
        "const pl = require('nodejs-polars');\npl.DataFrame({});",
        "Python only",
    ),
    "vector-db": (
        "from pinecone import Pinecone\nPinecone()",
        "const { ChromaClient } = require('chromadb');\nnew ChromaClient();",
        "Python",
    ),
    "langgraph": (
        "from langgraph.graph import StateGraph\nStateGraph(dict)",
        "const { StateGraph } = require('@langchain/langgraph');\nnew StateGraph({});",
        "Python",
    ),
    "local-inference": ("import ollama\nollama.chat()", "const { Ollama } = require('ollama');\nnew Ollama().chat({});", "Python"),
}


@pytest.mark.parametrize("row", NINE_ROWS)
def test_each_row_of_the_article_shows_its_verdict_and_the_fact_check_in_both_languages(service: Service, row: str) -> None:
    python, javascript, verdict = NINE_ROWS[row]
    found = [item for item in find_libraries(service({"a.py": python, "b.js": javascript})) if item.verdict is not None]
    assert sorted({item.ecosystem for item in found}) == ["npm", "pypi"]
    assert {(item.level, item.verdict, item.factcheck) for item in found} == {("used", verdict, article_rows()[row].factcheck_note)}


def test_the_article_has_nine_rows() -> None:
    assert set(article_rows()) == set(NINE_ROWS)


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
