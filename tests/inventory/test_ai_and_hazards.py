"""The article's exception, signs of AI outside libraries, and behavioural differences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analyzer.catalog.load import article_rows
from analyzer.inventory.ai import find_ai_signals, judge_ai
from analyzer.inventory.libraries import find_libraries
from analyzer.inventory.take import Inputs

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
        ({"a.js": "items.aggregate([{ $vectorSearch: { index: 'v', queryVector } }]);"}, "structural"),
        ({"a.py": "items.aggregate([{'$vectorSearch': {'index': 'v', 'queryVector': vector}}])"}, "structural"),
        ({"a.js": "items.aggregate([{ $match: { kind: 'v' } }]);"}, "none"),
        ({"a.js": "db.query('SELECT id FROM items ORDER BY embedding <=> $1::vector LIMIT 5');"}, "structural"),
        ({"a.js": "db.query('SELECT id FROM places ORDER BY place <=> $1::geometry LIMIT 5');"}, "none"),
        ({"a.js": "fetch('https://api.openai.com/v1/embeddings', { method: 'POST' });"}, "structural"),
        ({"a.js": "fetch('https://api.cohere.com/v2/rerank', { method: 'POST' });"}, "structural"),
        ({"a.js": "fetch('https://api.x.ai/v1/chat/completions');"}, "api_call_only"),
        ({"a.js": "fetch('https://api.elevenlabs.io/v1/text-to-speech/x');"}, "api_call_only"),
        ({"a.js": "claims['https://api.openai.com/auth'].chatgpt_account_id;"}, "none"),
        (
            {"a.js": "const { spawn } = require('child_process');\nspawn(win ? 'python' : 'python3', ['score.py']);"},
            "structural",
        ),
        (
            {"a.js": "const { exec } = require('child_process');\nexec(`${tool} run python ${folder}/model.py`);"},
            "structural",
        ),
        (
            {"a.js": "const { execFile } = require('child_process');\nexecFile(process.env.PYTHON || 'python3', ['score.py']);"},
            "structural",
        ),
        ({"a.js": "const { spawn } = require('child_process');\nspawn('python3', ['-m', 'pip', 'install', 'x']);"}, "none"),
        ({"a.js": "const { spawn } = require('child_process');\nspawn(`${folder}/run.sh`);"}, "none"),
        (
            {"a.js": "const { exec } = require('child_process');\nconst run = require('util').promisify(exec);\nrun('python3 a.py');"},
            "structural",
        ),
        (
            {"a.ts": "import { exec } from 'child_process';\nimport { promisify } from 'util';\nconst run = promisify(exec);\nrun('ls');"},
            "none",
        ),
        ({"a.js": "const { spawn } = require('child_process');\nspawn('python', ['./test.py']);"}, "structural"),
        (
            {"a.py": "import os\nclass Settings:\n    ai_service_url = os.getenv('AI_SERVICE_URL')\nsettings = Settings()"},
            "none",
        ),
        (
            {
                "a.py": "import os\nclass Settings:\n    ai_service_url = os.getenv('AI_SERVICE_URL')\nsettings = Settings()",
                "b.py": "from a import settings\nimport httpx\ndef ask():\n    return httpx.post(settings.ai_service_url)",
            },
            "structural",
        ),
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


def test_each_kind_of_sign_is_named_once_before_a_second_of_one_kind(service: Service) -> None:
    files = {
        "a.js": "fetch(process.env.OLLAMA_API_URL);",
        "b.js": "fetch(process.env.OLLAMA_API_URL);\nfetch('http://localhost:11434/api/chat');",
        "c.js": "fetch(process.env.RAG_SERVICE_URL);\ndb.query(`SELECT id\n  FROM items\n  ORDER BY embedding <=> $1::vector`);",
    }
    inputs = service(files)
    said = judge_ai(find_libraries(inputs), find_ai_signals(inputs)).explanation
    assert said == (
        "More than API calls: inference server OLLAMA_API_URL, sibling service RAG_SERVICE_URL, "
        "vector search SELECT id FROM items ORDER BY embedding..."
    )


def test_a_python_shell_is_started_once(service: Service) -> None:
    source = (
        "const { PythonShell } = require('python-shell');\nconst shell = new PythonShell('score.py');\n"
        "shell.on('message', keep);\nshell.end();\nPythonShell.run('other.py', {}, done);"
    )
    found = [(item.value, item.evidence.location.line) for item in find_ai_signals(service({"a.js": source}))]
    assert found == [("python-shell score.py", 2), ("python-shell other.py", 5)]


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
