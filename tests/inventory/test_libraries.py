"""How far a service goes with a library: declared, declared-dev, imported, used; and the name traps."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.inventory.libraries import find_libraries
from analyzer.inventory.take import Inputs
from analyzer.model.library import Library
from tests.inventory.serving import served

Service = Callable[..., Inputs]


def package(dependencies: dict[str, str] | None = None, **more: object) -> str:
    return json.dumps({"name": "app", "dependencies": dependencies or {}, **more})


def found(inputs: Inputs) -> dict[str, Library]:
    return {library.id: library for library in find_libraries(inputs)}


def test_levels_of_npm(service: Service) -> None:
    files = {
        "package.json": package({"openai": "^4.0.0", "cohere-ai": "1", "@anthropic-ai/sdk": "1"}, devDependencies={"chromadb": "1"}),
        "app.js": "const OpenAI = require('openai');\n"
        "require('cohere-ai');\n"
        "const o = new OpenAI();\n"
        "o.chat.completions.create({ model: 'gpt-4o' });",
    }
    libraries = found(service(files))
    assert {key: library.level for key, library in libraries.items()} == {
        "npm:openai": "used",
        "npm:cohere-ai": "imported",
        "npm:@anthropic-ai/sdk": "declared",
        "npm:chromadb": "declared-dev",
    }
    openai = libraries["npm:openai"]
    assert (openai.version, openai.verdict, openai.tier, openai.call_sites) == ("^4.0.0", "Tie", "api_call_only", 2)
    assert openai.evidence[0].location.line == 3


@pytest.mark.parametrize("folder", ["web", "client"])
def test_what_the_front_end_of_the_same_package_uses_is_none_of_the_services(service: Service, folder: str) -> None:
    files = {
        "package.json": package({"express": "4", "solid-js": "1", "@xenova/transformers": "2", "openai": "4"}),
        "srv/app.js": "const OpenAI = require('openai');\nnew OpenAI();",
        f"{folder}/App.tsx": "import { render } from 'solid-js/web';\nimport './store/worker';\nrender(() => null, document.body);",
        f"{folder}/store/worker.ts": "import { pipeline } from '@xenova/transformers';\npipeline('feature-extraction');",
    }
    levels = {key: library.level for key, library in found(service(files)).items() if library.concern == "ai"}
    assert levels == {"npm:@huggingface/transformers": "declared", "npm:openai": "used"}


def test_a_folder_of_that_name_that_the_service_imports_is_its_own(service: Service) -> None:
    files = {
        "package.json": package({"express": "4", "react": "19", "@xenova/transformers": "2"}),
        "app.js": "require('./web/embed');",
        "web/Page.tsx": "import React from 'react';\nexport const Page = () => <p />;",
        "web/embed.js": "const { pipeline } = require('@xenova/transformers');\npipeline('feature-extraction');",
    }
    assert found(service(files))["npm:@huggingface/transformers"].level == "used"


@pytest.mark.parametrize(
    "start",
    [
        "spawn('python', ['score.py', value])",
        "spawn('python3', [path.join(__dirname, 'score.py')])",
        "execFile(settings.python, [`${root}/ml/score.py`])",
        "new PythonShell('score.py', options)",
    ],
)
def test_what_a_python_script_that_node_starts_imports(tmp_path: Path, start: str) -> None:
    files = {
        "package.json": package({"express": "4"}),
        "app.js": (
            "const { spawn, execFile } = require('child_process');\nconst { PythonShell } = require('python-shell');\n"
            f"const app = require('express')();\napp.post('/score', (req, res) => {{ {start}; }});\napp.listen(1);\n"
        ),
        "ml/score.py": "import json, pandas as pd\nfrom sklearn.svm import SVC\nprint(SVC())",
        "ml/other.py": "import torch",
    }
    service = served(tmp_path, files)
    libraries = {item.id: item for item in service.libraries if item.concern == "ai"}
    assert {key: (item.level, item.verdict, item.evidence[0].location.file) for key, item in libraries.items()} == {
        "pypi:pandas": ("imported", "Python only", "ml/score.py"),
        "pypi:scikit-learn": ("imported", None, "ml/score.py"),
    }
    assert {"pypi:pandas", "pypi:scikit-learn"} <= set(service.endpoints[0].reaches)


def test_a_package_of_ones_own_hides_no_client_that_is_declared(service: Service) -> None:
    files = {
        "pyproject.toml": '[project]\nname = "x"\ndependencies = ["pinecone-client", "fastapi"]\n',
        "app/__init__.py": "",
        "app/services/__init__.py": "",
        "app/services/pinecone/__init__.py": "",
        "app/services/pinecone/lifetime.py": "import pinecone\n\n\ndef start():\n    pinecone.init(api_key='x')\n",
    }
    assert found(service(files))["pypi:pinecone"].level == "used"


def test_what_only_evaluations_use_is_none_of_the_services(service: Service) -> None:
    files = {"main.py": "import openai\nopenai.OpenAI()", "evals/score.py": "import pandas as pd\npd.DataFrame()"}
    assert [key for key, library in found(service(files)).items() if library.concern == "ai"] == ["pypi:openai"]


def test_levels_of_pypi(service: Service) -> None:
    files = {
        "pyproject.toml": "[project]\n"
        'name = "x"\n'
        'dependencies = ["pandas>=2", "chromadb"]\n'
        "[project.optional-dependencies]\n"
        'ml = ["torch"]\n',
        "app.py": "import pandas as pd\nimport numpy as np\ndef f(x: np.ndarray): ...\ndef g(): return pd.DataFrame()",
    }
    levels = {key: (library.level, library.verdict) for key, library in found(service(files)).items()}
    assert levels["pypi:pandas"] == ("used", "Python only")
    assert levels["pypi:numpy"] == ("imported", "Python only")
    assert levels["pypi:chromadb"] == ("declared", "Python")
    assert levels["pypi:torch"] == ("declared-dev", None)


@pytest.mark.parametrize(
    ("files", "library"),
    [
        ({"a.ts": "import type OpenAI from 'openai';\nexport function f(o: OpenAI) { return o; }"}, "npm:openai"),
        ({"a.ts": "export type { OpenAI } from 'openai';"}, "npm:openai"),
        ({"a.js": "require('openai-edge');"}, "npm:openai"),
        ({"a.js": "const { useChat } = require('@ai-sdk/react');\nuseChat();"}, "npm:ai"),
        ({"a.js": "require('@langchain/langgraph');"}, "npm:langchain"),
        ({"a.test.js": "const OpenAI = require('openai');\ntest('x', () => { new OpenAI(); });", "b.js": "x();"}, "npm:openai"),
        ({"package-lock.json": '{"packages": {"node_modules/openai": {"version": "4"}}}', "b.js": "x();"}, "npm:openai"),
        ({"a.py": "import boto3\nboto3.client('s3')"}, "pypi:boto3-bedrock"),
        ({"a.py": "from google.cloud import storage\nstorage.Client()"}, "pypi:google-cloud-aiplatform"),
        ({"a.py": "import langchainx"}, "pypi:langchain"),
        ({"agents/__init__.py": "class Agent: ...", "main.py": "from agents import Agent\nAgent()"}, "pypi:openai-agents"),
        ({"jwt.py": "def decode(): ...", "main.py": "import jwt\njwt.decode()"}, "pypi:PyJWT"),
        ({"requirements.txt": "jwt==1.3\n", "main.py": "import jwt\njwt.decode()"}, "pypi:PyJWT"),
        ({"requirements.txt": "docx==0.2\n", "main.py": "from docx import Document\nDocument()"}, "pypi:python-docx"),
        ({"requirements.txt": "fastapi\nboto3\n", "main.py": "x = 1"}, "pypi:fastapi-security"),
        ({"requirements.txt": "fastapi\nboto3\n", "main.py": "x = 1"}, "pypi:boto3-bedrock"),
        ({"a.js": "const { pipeline } = require('node:stream');\npipeline(a, b);"}, "npm:@huggingface/transformers"),
        ({"a.js": "const { Worker } = require('node:worker_threads');\nnew Worker('x.js');"}, "npm:bullmq"),
        ({"a.py": "import aiohttp\naiohttp.ClientSession()", "requirements.txt": "aiohttp\n"}, "pypi:aiohttp"),
        ({"a.js": "const redis = require('ioredis');\nnew redis().get('x');"}, "npm:ioredis-streams"),
    ],
)
def test_what_is_no_use(service: Service, files: dict[str, str], library: str) -> None:
    assert library not in found(service(files))


@pytest.mark.parametrize(
    ("files", "library"),
    [
        ({"a.py": "import jwt\njwt.decode('t')"}, "pypi:PyJWT"),
        ({"requirements.txt": "PyJWT==2\n", "a.py": "import jwt\njwt.decode('t')"}, "pypi:PyJWT"),
        ({"a.py": "import boto3\nboto3.client('bedrock-runtime')"}, "pypi:boto3-bedrock"),
        ({"a.py": "import boto3\nboto3.client(service_name='bedrock-runtime')"}, "pypi:boto3-bedrock"),
        ({"a.py": "from google import genai\ngenai.Client()"}, "pypi:google-genai"),
        ({"a.py": "from langchain_openai import ChatOpenAI\nChatOpenAI()"}, "pypi:langchain"),
        ({"a.js": "async function f() { const { OpenAI } = await import('openai'); new OpenAI(); }"}, "npm:openai"),
        ({"a.js": "export { OpenAI } from 'openai';"}, "npm:openai"),
        (
            {"a.js": "const { createClient } = require('@supabase/supabase-js');\nconst s = createClient();\ns.auth.getUser();"},
            "npm:@supabase/supabase-js",
        ),
    ],
)
def test_what_is_a_use(service: Service, files: dict[str, str], library: str) -> None:
    assert found(service(files))[library].level in {"imported", "used"}


@pytest.mark.parametrize(
    ("source", "tier"),
    [
        ("from langchain_openai import ChatOpenAI\nChatOpenAI().invoke('hello')", "api_call_only"),
        ("from langchain_openai import ChatOpenAI, OpenAIEmbeddings\nChatOpenAI()\nOpenAIEmbeddings()", "structural"),
        ("from langchain.agents import create_agent\ncreate_agent('m')", "structural"),
    ],
)
def test_langchain_is_an_api_call_only_where_nothing_else_is_called(service: Service, source: str, tier: str) -> None:
    assert found(service({"a.py": source}))["pypi:langchain"].tier == tier


@pytest.mark.parametrize(
    ("source", "tier"),
    [
        ("const O = require('openai');\nnew O().chat.completions.create({});", "api_call_only"),
        ("const O = require('openai');\nnew O().embeddings.create({});", "structural"),
        ("const O = require('openai');\nnew O().responses.create({ tools: [{ type: 'file_search' }] });", "api_call_only"),
    ],
)
def test_escalators(service: Service, source: str, tier: str) -> None:
    assert found(service({"a.js": source}))["npm:openai"].tier == tier


def test_the_fact_check_stands_beside_the_articles_verdict(service: Service) -> None:
    library = found(service({"a.js": "const { pipeline } = require('@huggingface/transformers');\npipeline('x');"}))[
        "npm:@huggingface/transformers"
    ]
    assert library.verdict == "Python only"
    assert "Transformers.js" in library.factcheck


def test_scripts_beside_the_service_do_not_count(service: Service) -> None:
    files = {
        "scripts/train.js": "const nlp = require('natural');\nnew nlp.X();",
        "scripts/shared.js": "const OpenAI = require('openai');\nnew OpenAI();",
        "app.js": "require('./scripts/shared');",
    }
    assert {key: library.level for key, library in found(service(files)).items()} == {"npm:openai": "used"}
