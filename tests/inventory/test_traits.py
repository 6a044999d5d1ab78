"""What endpoints do with bodies and answers: schemas, uploads, streams."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.analyze import Settings, analyze, open_source
from analyzer.model.http import Endpoint

EXPRESS = '{"name": "a", "dependencies": {"express": "^5.0.0"}}'
FASTIFY = '{"name": "a", "dependencies": {"fastify": "^5.0.0"}}'
# code -> traits of the route /x
NODE: dict[str, tuple[str, set[str]]] = {
    "zod in the handler": (
        "const { z } = require('zod');\nconst Body = z.object({});\napp.post('/x', (req, res) => { Body.parse(req.body); res.end(); });",
        {"request"},
    ),
    "zod in a middleware's factory": (
        """const validate = (schema) => (req, res, next) => { schema.parse({ body: req.body, query: req.query }); next(); };
app.post('/x', validate(s), (req, res) => res.end());""",
        {"request"},
    ),
    "joi over picked parts": (
        """const Joi = require('joi');
const validate = (schema) => (req, res, next) => {
  const object = pick(req, Object.keys(schema));
  const { error } = Joi.compile(schema).validate(object);
  next(error);
};
app.post('/x', validate(s), (req, res) => res.end());""",
        {"request"},
    ),
    "celebrate": (
        "const { celebrate } = require('celebrate');\napp.post('/x', celebrate({ body: s }), (req, res) => res.end());",
        {"request"},
    ),
    "express-validator": (
        """const { body, validationResult } = require('express-validator');
app.post('/x', body('email').isEmail(), (req, res) => { validationResult(req); res.end(); });""",
        {"request"},
    ),
    "JSON.parse is no schema": ("app.post('/x', (req, res) => { JSON.parse(req.body); res.end(); });", set()),
    "a user that is validated is no body": (
        "app.post('/x', (req, res) => { service.validate(req.user); res.end(); });",
        set(),
    ),
    "multer": (
        "const multer = require('multer');\nconst up = multer();\napp.post('/x', up.single('file'), (req, res) => res.end());",
        {"upload"},
    ),
    "req.file": ("app.post('/x', up, (req, res) => { save(req.file.path); res.end(); });", {"upload"}),
    "written in parts": ("app.get('/x', (req, res) => { res.write('data: 1'); res.end(); });", {"stream"}),
    "piped": ("const fs = require('fs');\napp.get('/x', (req, res) => { fs.createReadStream('a').pipe(res); });", {"stream"}),
    "a pipe elsewhere": (
        "const fs = require('fs');\napp.get('/x', (req, res) => { a.pipe(fs.createWriteStream('a')); res.end(); });",
        set(),
    ),
}
SERVER: dict[str, tuple[str, set[str]]] = {
    "body schema": ("app.post('/x', { schema: { body: {} } }, async () => ({}));", {"request"}),
    "response schema alone": ("app.post('/x', { schema: { response: {} } }, async () => ({}));", {"response"}),
    "tags alone": ("app.post('/x', { schema: { tags: ['a'] } }, async () => ({}));", set()),
    "multipart": ("app.post('/x', async (request) => { const data = await request.file(); });", {"upload"}),
}
PYTHON: dict[str, tuple[str, set[str]]] = {
    "a model": ("class Item(BaseModel):\n    a: int\n@app.post('/x')\ndef x(item: Item): ...", {"request"}),
    "a list of models": ("class Item(BaseModel):\n    a: int\n@app.post('/x')\ndef x(items: list[Item]): ...", {"request"}),
    "a model by an alias": (
        "class Item(BaseModel):\n    a: int\nBodyItem = Annotated[Item, Body()]\n@app.post('/x')\ndef x(item: BodyItem): ...",
        {"request"},
    ),
    "a dependency's model is no body": (
        "class User(BaseModel):\n    a: int\n@app.post('/x')\ndef x(user: Annotated[User, Depends(current)]): ...",
        set(),
    ),
    "a path parameter": ("@app.get('/x')\ndef x(item: int): ...", set()),
    "answered by annotation": ("class Item(BaseModel):\n    a: int\n@app.get('/x')\ndef x() -> Item: ...", {"response"}),
    "response_model": ("class Item(BaseModel):\n    a: int\n@app.get('/x', response_model=Item)\ndef x(): ...", {"response"}),
    "an upload": ("@app.post('/x')\ndef x(file: UploadFile): ...", {"upload"}),
    "several uploads": ("@app.post('/x')\ndef x(files: list[UploadFile] = File(...)): ...", {"upload"}),
    "a stream": ("@app.get('/x')\ndef x():\n    return StreamingResponse(a())", {"stream"}),
    "a stream by a helper": ("def send():\n    return StreamingResponse(a())\n@app.get('/x')\ndef x():\n    return send()", {"stream"}),
}
IMPORTS = """from typing import Annotated
from fastapi import Body, Depends, FastAPI, File, UploadFile
from fastapi.responses import StreamingResponse
from pydantic import BaseModel
app = FastAPI()
"""


def endpoint(folder: Path, files: dict[str, str]) -> Endpoint:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    with open_source(str(folder)) as tree:
        analysis = analyze(tree, Settings(today="2026-11-21"))
    assert not [item for item in analysis.diagnostics if item.kind == "internal"]
    return next(item for item in analysis.services[0].endpoints if item.path == "/x")


def traits(folder: Path, files: dict[str, str]) -> set[str]:
    found = endpoint(folder, files)
    seen = {"request": found.request_schema, "response": found.response_schema, "upload": found.upload, "stream": found.streaming}
    return {name for name, there in seen.items() if there}


@pytest.mark.parametrize("name", NODE)
def test_express(tmp_path: Path, name: str) -> None:
    code, expected = NODE[name]
    text = f"const express = require('express');\nconst app = express();\n{code}\napp.listen(3000);\n"
    assert traits(tmp_path, {"package.json": EXPRESS, "server.js": text}) == expected


@pytest.mark.parametrize("name", SERVER)
def test_fastify(tmp_path: Path, name: str) -> None:
    code, expected = SERVER[name]
    text = f"const app = require('fastify')();\n{code}\napp.listen({{ port: 3000 }});\n"
    assert traits(tmp_path, {"package.json": FASTIFY, "server.js": text}) == expected


@pytest.mark.parametrize("name", PYTHON)
def test_fastapi(tmp_path: Path, name: str) -> None:
    code, expected = PYTHON[name]
    assert traits(tmp_path, {"requirements.txt": "fastapi==0.136.0\n", "main.py": f"{IMPORTS}{code}\n"}) == expected


def test_a_model_is_followed_through_a_generated_module_that_hands_it_on(tmp_path: Path) -> None:
    files = {
        "requirements.txt": "fastapi==0.136.0\n",
        "app/__init__.py": "",
        "app/main.py": "from fastapi import FastAPI\nfrom .schemas import Item\napp = FastAPI()\n@app.post('/x')\ndef x(item: Item): ...\n",
        "app/schemas/__init__.py": "# This file is auto-generated. Do not edit.\nfrom .item import Item\n",
        "app/schemas/item.py": "from pydantic import BaseModel\nclass Item(BaseModel):\n    a: int\n",
    }
    assert traits(tmp_path, files) == {"request"}


@pytest.mark.parametrize(
    ("files", "summary"),
    [
        ({"main.py": IMPORTS + "@app.get('/x', summary='All of them')\ndef x():\n    'Docs.'"}, "All of them"),
        ({"main.py": IMPORTS + '@app.get(\'/x\')\ndef x():\n    """\n    Return all.\n\n    More.\n    """'}, "Return all."),
        ({"main.py": IMPORTS + "@app.get('/x')\ndef x(): ..."}, ""),
        (
            {"a.js": "const app = require('fastify')();\napp.get('/x', {schema: {summary: 'All'}}, f);\napp.listen({port: 1});"},
            "All",
        ),
        (
            {
                "a.js": "const app = require('express')();\n"
                "/**\n * @route GET /x\n * All of them.\n */\n"
                "function list(req, res) { res.end(); }\n"
                "app.get('/x', list);\n"
                "app.listen(1);"
            },
            "All of them.",
        ),
    ],
)
def test_what_the_code_says_of_an_endpoint(tmp_path: Path, files: dict[str, str], summary: str) -> None:
    manifest = FASTIFY if "fastify" in next(iter(files.values()))[:40] else EXPRESS
    beside = {"requirements.txt": "fastapi==0.136.0\n"} if "main.py" in files else {"package.json": manifest}
    assert endpoint(tmp_path, files | beside).summary == summary
