"""Names that mislead: what looks like a library, a job, a channel, a scheme or a guard, and is none; the traps of the catalog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.analyze import Settings, analyze, open_source
from analyzer.inventory.jobs.counting import find_jobs
from analyzer.inventory.libraries import find_libraries
from analyzer.inventory.realtime import find_realtime
from analyzer.inventory.take import Inputs
from analyzer.model.analysis import Service as Served

Service = Callable[..., Inputs]

NO_LIBRARY: dict[str, tuple[dict[str, str], str]] = {
    "a path alias named ai": (
        {
            "tsconfig.json": '{"compilerOptions": {"baseUrl": ".", "paths": {"ai": ["./src/own"]}}}',
            "src/own.ts": "export const generateText = () => 1;",
            "a.ts": "import { generateText } from 'ai';\ngenerateText();",
        },
        "npm:ai",
    ),
    "a substring of ai": ({"a.js": "require('ai-utils').run();"}, "npm:ai"),
    "another library's Agent": ({"a.js": "const { Agent } = require('@openai/agents');\nnew Agent({});"}, "npm:@mastra/core"),
    "scikit-learn's Pipeline": ({"a.py": "from sklearn.pipeline import Pipeline\nPipeline([])"}, "pypi:transformers"),
    "joblib alone": ({"a.py": "from joblib import Parallel\nParallel()"}, "pypi:scikit-learn"),
    "a local package named mcp": ({"mcp/__init__.py": "class Server: ...", "a.py": "from mcp import Server\nServer()"}, "pypi:mcp"),
    "somebody else's Vector": ({"a.py": "from geometry import Vector\nVector(1, 2)"}, "pypi:pgvector"),
    "tasks of asyncio": ({"a.py": "import asyncio\nasync def f():\n    asyncio.create_task(g())"}, "pypi:google-cloud-tasks"),
    "Temporal's Worker": ({"a.ts": "import { Worker } from '@temporalio/worker';\nWorker.create({});"}, "npm:bullmq"),
    "storage of a Supabase client": (
        {"a.js": "const { createClient } = require('@supabase/supabase-js');\ncreateClient().from('a').select();"},
        "npm:@supabase/supabase-js",
    ),
    "Firebase for messages": (
        {"a.py": "import firebase_admin\nfrom firebase_admin import messaging\nmessaging.send(m)"},
        "pypi:firebase-admin",
    ),
    "Firebase for messages in Node": (
        {"a.js": "const admin = require('firebase-admin');\nadmin.messaging().send({});"},
        "npm:firebase-admin",
    ),
}
TIERS: dict[str, tuple[dict[str, str], str, str]] = {
    "a client of a deployed graph": (
        {"a.js": "const { Client } = require('@langchain/langgraph-sdk');\nnew Client({});"},
        "npm:@langchain/langgraph-sdk",
        "api_call_only",
    ),
    "a client of a deployed graph in Python": (
        {"a.py": "from langgraph_sdk import get_client\nget_client()"},
        "pypi:langgraph-sdk",
        "api_call_only",
    ),
    "a transcription by a hosted model": (
        {"a.js": "const O = require('openai');\nnew O().audio.transcriptions.create({ model: 'whisper-1' });"},
        "npm:openai",
        "api_call_only",
    ),
    "columns that are only stored": ({"a.py": "import pyarrow as pa\npa.table({})"}, "pypi:pyarrow", "neutral"),
    "weights that are fetched": (
        {"a.py": "from huggingface_hub import snapshot_download\nsnapshot_download('x')"},
        "pypi:huggingface_hub",
        "structural",
    ),
}
NO_JOB: dict[str, dict[str, str]] = {
    "dashboard of queues": {"a.js": "const { createBullBoard } = require('@bull-board/api');\ncreateBullBoard({ queues: [] });"},
    "dates of cron-parser": {"a.js": "const parser = require('cron-parser');\nparser.parseExpression('*/5 * * * *');"},
    "observables": {"a.js": "const { of } = require('rxjs');\nof(1).subscribe(f);"},
    "an emitter's subscribers": {"a.js": "const E = require('events');\nnew E().subscribe('a', f);"},
    "proxies of Temporal's activities": {"a.ts": "import { proxyActivities } from '@temporalio/workflow';\nproxyActivities({});"},
    "somebody else's task()": {"a.js": "const { task } = require('./own');\ntask('a', f);"},
    "replicas": {"a.js": "const cluster = require('cluster');\ncluster.fork();"},
    "pages of faust": {"a.py": "import faust\napp = faust.App('a')\n@app.page('/count')\nasync def count(self, request): ..."},
    "add_task of a queue of one's own": {"a.py": "class Q:\n    def add_task(self, f): ...\nQ().add_task(print)"},
    "a task of another repository that is sent by name": {
        "a.py": "from celery import Celery\napp = Celery('x')\napp.send_task('elsewhere.run')"
    },
    "flows that are added": {"a.ts": "import { FlowProducer } from 'bullmq';\nnew FlowProducer({}).add({ name: 'a', queueName: 'b' });"},
    "a process of Python's": {"a.py": "from multiprocessing import Process\nProcess(target=print).start()"},
}
NO_CHANNEL: dict[str, dict[str, str]] = {
    "a server of MCP": {"a.ts": "import { Server } from '@modelcontextprotocol/sdk/server/index.js';\nnew Server({});"},
    "a client of websockets": {"a.py": "import websockets\nasync def f():\n    await websockets.connect('ws://x')"},
    "a client of python-socketio": {"a.py": "import socketio\nclient = socketio.AsyncClient()"},
    "a browser's socket": {"a.js": "new WebSocket('ws://x');"},
}
EXPRESS = "const express = require('express');\nconst app = express();\n{code}\napp.listen(3000);\n"
HANDLER = "app.get('/x', (req, res) => res.end());"
# Code, whether /x is guarded, the kinds of schemes.
APPLICATIONS: dict[str, tuple[str, bool, set[str]]] = {
    "a router of authors": (
        f"const authorRouter = express.Router();\nauthorRouter.get('/', list);\napp.use('/authors', authorRouter);\n{HANDLER}",
        False,
        set(),
    ),
    "validateUser checks a body": (
        """const validateUser = (req, res, next) => { if (!req.body.name) return res.status(400).end(); next(); };
app.post('/x', validateUser, (req, res) => res.end());""",
        False,
        set(),
    ),
    "a limit of logins": (
        "const loginRateLimiter = require('express-rate-limit')({});\napp.get('/x', loginRateLimiter, (req, res) => res.end());",
        False,
        set(),
    ),
    "cookies that are parsed": (f"app.use(require('cookie-parser')());\n{HANDLER}", False, set()),
    "Passport that is set up": (f"const passport = require('passport');\napp.use(passport.initialize());\n{HANDLER}", False, set()),
    "a token that is only decoded": (
        "const jwt = require('jsonwebtoken');\napp.get('/x', (req, res) => res.json(jwt.decode(req.query.t)));",
        False,
        set(),
    ),
    "express-jwt under the name jwt": (
        "const jwt = require('express-jwt');\napp.get('/x', jwt({ secret: 's', algorithms: ['HS256'] }), (req, res) => res.end());",
        True,
        {"jwt"},
    ),
    "sockets that are guarded": (
        f"""const {{ Server }} = require('socket.io');
const io = new Server();
function requireAuth(socket, next) {{ if (!socket.handshake.auth.token) return next(new Error('unauthorized')); next(); }}
io.use(requireAuth);
{HANDLER}""",
        False,
        set(),
    ),
    "a login is no guard": (
        """const passport = require('passport');
app.get('/x', passport.authenticate('google', { scope: ['email'] }), (req, res) => res.end());""",
        False,
        set(),
    ),
}
FASTAPI = "from fastapi import Depends, FastAPI\n{code}\n"
PYTHON: dict[str, tuple[str, bool, set[str]]] = {
    "a session of the database": (
        "def get_session():\n    yield 1\napp = FastAPI()\n@app.get('/x')\ndef x(session=Depends(get_session)): ...",
        False,
        set(),
    ),
    "the form of a login": (
        "from fastapi.security import OAuth2PasswordRequestForm as F\napp = FastAPI()\n@app.get('/x')\ndef x(f: F = Depends()): ...",
        False,
        set(),
    ),
    "a scheme that lets everybody in": (
        "from fastapi.security import HTTPBearer as B\napp = FastAPI()\n@app.get('/x')\ndef x(c=Depends(B(auto_error=False))): ...",
        False,
        {"bearer"},
    ),
    "a scheme on a parameter": (
        "from fastapi.security import OAuth2PasswordBearer as B\napp = FastAPI()\n@app.get('/x')\ndef x(t=Depends(B('t'))): ...",
        True,
        {"oauth2"},
    ),
}


@pytest.mark.parametrize("name", NO_LIBRARY)
def test_no_library(service: Service, name: str) -> None:
    files, library = NO_LIBRARY[name]
    levels = {item.id: item.level for item in find_libraries(service(files))}
    assert levels.get(library) not in {"imported", "used"}


@pytest.mark.parametrize("name", TIERS)
def test_tier(service: Service, name: str) -> None:
    files, library, tier = TIERS[name]
    assert {item.id: item.tier for item in find_libraries(service(files))}.get(library) == tier


@pytest.mark.parametrize("name", NO_JOB)
def test_no_job(service: Service, name: str) -> None:
    assert [job.name for job in find_jobs(service(NO_JOB[name])) if not job.in_process] == []


@pytest.mark.parametrize("name", NO_CHANNEL)
def test_no_channel(service: Service, name: str) -> None:
    assert find_realtime(service(NO_CHANNEL[name])) == ()


def served(folder: Path, files: dict[str, str]) -> Served:
    for name, text in files.items():
        (folder / name).write_text(text)
    with open_source(str(folder)) as tree:
        return analyze(tree, Settings(today="2026-11-21")).services[0]


@pytest.mark.parametrize("name", APPLICATIONS)
def test_guards_and_schemes(tmp_path: Path, name: str) -> None:
    code, guarded, kinds = APPLICATIONS[name]
    manifest = '{"name": "a", "dependencies": {"express": "^5.0.0"}}'
    found = served(tmp_path, {"package.json": manifest, "server.js": EXPRESS.format(code=code)})
    (endpoint,) = [item for item in found.endpoints if item.path == "/x"]
    assert (bool(endpoint.guards), {scheme.kind for scheme in found.auth_schemes}) == (guarded, kinds)


@pytest.mark.parametrize("name", PYTHON)
def test_guards_and_schemes_of_fastapi(tmp_path: Path, name: str) -> None:
    code, guarded, kinds = PYTHON[name]
    found = served(tmp_path, {"requirements.txt": "fastapi==0.136.0\n", "main.py": FASTAPI.format(code=code)})
    (endpoint,) = found.endpoints
    assert (bool(endpoint.guards), {scheme.kind for scheme in found.auth_schemes}) == (guarded, kinds)


def test_a_local_module_named_jwt_is_no_library(tmp_path: Path) -> None:
    code = "import jwt\nfrom fastapi import FastAPI\napp = FastAPI()\n@app.get('/x')\ndef x(): return jwt.decode('a')\n"
    found = served(tmp_path, {"requirements.txt": "fastapi==0.136.0\n", "main.py": code, "jwt.py": "def decode(text):\n    return text\n"})
    assert (found.auth_schemes, [item.id for item in found.libraries if item.id == "pypi:PyJWT"]) == ((), [])
