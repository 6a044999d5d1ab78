from __future__ import annotations

import json

import pytest

from analyzer.importers import frameworks
from analyzer.source.commands import Started, started_by
from analyzer.source.files import classify
from analyzer.source.framework_imports import imported_frameworks
from analyzer.source.manifests import read_manifests
from analyzer.source.resolve_javascript import JavaScriptResolver
from analyzer.source.resolve_python import PythonResolver
from analyzer.source.services import ServiceCandidate, find_services
from analyzer.syntax.lowering import lower
from tests.source.in_memory import MemoryTree

EXPRESS = "const express = require('express'); const app = express()"
BOTH = ("express", "fastify")
FASTAPI = "from fastapi import FastAPI\napp = FastAPI()"


def services(files: dict[str, str]) -> list[ServiceCandidate]:
    tree = MemoryTree(dict(files))
    roles = classify(tree)
    manifests, _ = read_manifests(tree, roles)
    return find_services(tree, roles, manifests, JavaScriptResolver(tree, roles, manifests), PythonResolver(tree, roles, manifests))


def package(name: str, *dependencies: str, **more: object) -> str:
    return json.dumps({"name": name, "dependencies": dict.fromkeys(dependencies, "^4.0.0"), **more})


def test_a_small_application() -> None:
    lock = json.dumps({"packages": {"": {}, "node_modules/express": {"version": "4.19.2"}}}, indent=2)
    (found,) = services(
        {"package.json": package("shop", "express", scripts={"start": "node app.js"}), "app.js": EXPRESS, "package-lock.json": lock}
    )
    assert found == ServiceCandidate(
        root=".", name="shop", framework="express", framework_version="^4.0.0", locked_version="4.19.2", language="javascript",
        manifest="package.json", entry_hints=("app.js",), sources=("app.js",), creates=("app.js",),
    )  # fmt: skip


def test_no_manifest_at_all() -> None:
    (found,) = services({"server.js": EXPRESS})
    assert (found.root, found.name, found.manifest, found.framework_version, found.entry_hints) == (".", "memory", "", None, ("server.js",))


def test_a_dependency_without_an_import_is_no_service_and_an_import_without_a_dependency_is() -> None:
    assert services({"package.json": package("x", "express"), "a.js": "console.log(1)"}) == []
    (found,) = services({"package.json": package("x"), "a.js": EXPRESS})
    assert found.framework_version is None


def test_tests_and_examples_are_no_services() -> None:
    files = {"package.json": package("lib"), "index.js": "module.exports = 1", "test/server.js": EXPRESS, "examples/app.js": EXPRESS}
    assert services(files) == []


def test_a_monorepo_of_both_languages() -> None:
    found = services(
        {
            "package.json": json.dumps({"workspaces": ["packages/*"]}),
            "packages/api/package.json": package("api", "fastify", "@acme/core", scripts={"start": "node dist/server.js"}),
            "packages/api/src/server.ts": "import Fastify from 'fastify'; const app = Fastify<Server>()",
            "packages/core/package.json": package("@acme/core", "fastify-plugin"),
            "packages/core/src/index.ts": "import fp from 'fastify-plugin'; export default fp(x)",
            "packages/web/package.json": package("web", "react"),
            "packages/web/src/app.tsx": "import React from 'react'",
            "worker/pyproject.toml": "[project]\nname = 'worker'\ndependencies = ['fastapi>=0.100']\n",
            "worker/app/main.py": FASTAPI,
            "worker/Dockerfile": 'FROM python\nCMD ["uvicorn", "app.main:app", "--host", "0.0.0.0"]\n',
        }
    )
    assert [(item.root, item.framework, item.language, item.entry_hints, item.uses) for item in found] == [
        ("packages/api", "fastify", "typescript", ("packages/api/src/server.ts",), ("packages/core",)),
        ("packages/core", "fastify", "typescript", ("packages/core/src/index.ts",), ()),
        ("worker", "fastapi", "python", ("worker/app/main.py",), ()),
    ]
    assert found[0].creates == ("packages/api/src/server.ts",)
    assert found[1].creates == ()
    assert found[2].applications == ("worker/app/main.py:app",)


def test_a_fastify_cli_plugin_need_not_import_the_framework() -> None:
    (found,) = services(
        {
            "package.json": package("x", "fastify", "fastify-cli", scripts={"start": "fastify start -w -l info app.js"}),
            "app.js": "module.exports = async function (fastify, opts) {}",
        }
    )
    assert (found.framework, found.plugins, found.entry_hints) == ("fastify", ("app.js",), ("app.js",))


def test_a_requirements_file_inside_a_package_is_not_a_service_of_its_own() -> None:
    files = {
        "pyproject.toml": "[project]\nname='x'\ndependencies=['fastapi']",
        "x/__init__.py": "",
        "x/main.py": FASTAPI,
        "x/images/__init__.py": "",
        "x/images/requirements.txt": "pillow",
        "x/images/routes.py": "from fastapi import APIRouter",
    }
    assert [item.root for item in services(files)] == ["."]
    assert [item.root for item in services({"app/__init__.py": "", "app/requirements.txt": "fastapi", "app/main.py": FASTAPI})] == ["app"]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("package-lock.json", '{"dependencies": {"express": {\n"version": "4.1.2"}}}', "4.1.2"),
        ("yarn.lock", '\nexpress-x@^1:\n  version "9"\n\nexpress@^4.0.0, express@^4.1.0:\n  version "4.1.2"\n', "4.1.2"),
        ("yarn.lock", '\n"express@npm:^4.0.0":\n  version: 4.1.2\n', "4.1.2"),
        (
            "pnpm-lock.yaml",
            (
                "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n"
                "      express:\n        specifier: ^4\n        version: 4.1.2(x)\n"
            ),
            "4.1.2",
        ),
        ("pnpm-lock.yaml", "packages:\n  /express/4.1.2:\n    x: 1\n", "4.1.2"),
        ("package-lock.json", '"express":' * 100_000, None),
        ("yarn.lock", "\nexpress@" * 200_000, None),
    ],
)
def test_locked_versions(name: str, text: str, expected: str | None) -> None:
    (found,) = services({"package.json": package("x", "express"), "app.js": EXPRESS, name: text})
    assert found.locked_version == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("uv.lock", '[[package]]\nname = "fastapi"\nversion = "0.115.0"\n'),
        ("poetry.lock", '[[package]]\nname = "fastapi"\nversion = "0.115.0"\n'),
        ("Pipfile.lock", '{"default": {"fastapi": {"hashes": ["x"], "index": "y", "version": "==0.115.0"}}}'),
    ],
)
def test_locked_versions_of_python(name: str, text: str) -> None:
    (found,) = services({"requirements.txt": "fastapi", "main.py": FASTAPI, name: text})
    assert found.locked_version == "0.115.0"


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("node dist/server.js", [Started("script", "dist/server.js")]),
        ("NODE_ENV=production node --max-old-space-size=4096 -r dotenv/config ./build/index.js", [Started("script", "./build/index.js")]),
        ("npm run build && node server", [Started("script", "server")]),
        ("nodemon --watch src --exec 'ts-node src/app.ts'", [Started("script", "src/app.ts")]),
        ("pm2 start ecosystem.config.js", [Started("script", "ecosystem.config.js")]),
        ("npx tsx watch src/main.ts", [Started("script", "src/main.ts")]),
        ("fastify start -l info --options app.js", [Started("plugin", "app.js")]),
        ("uvicorn app.main:app --port 80", [Started("application", "app.main", "app")]),
        ("poetry run uvicorn --factory app.main:create_app --host 0.0.0.0:80", [Started("application", "app.main", "create_app")]),
        ("gunicorn -k uvicorn.workers.UvicornWorker -b :80 'shop.asgi:get_app()'", [Started("application", "shop.asgi", "get_app")]),
        ("python -m uvicorn main:api", [Started("application", "main", "api")]),
        ("python3.11 -m shop.server", [Started("module", "shop.server")]),
        ("python manage.py runserver", [Started("script", "manage.py")]),
        ("fastapi run app/main.py --port 80", [Started("script", "app/main.py")]),
        ("fastapi dev", [Started("script", "main.py")]),
        (
            "tools/prepare.js && NODE_ENV=production ./bin/www --port 80",
            [Started("script", "tools/prepare.js"), Started("script", "./bin/www")],
        ),
        ("jest --coverage", []),
        ("echo 'unterminated", []),
        ("tsc -p . && eslint .", []),
        ("", []),
    ],
)
def test_what_a_command_starts(command: str, expected: list[Started]) -> None:
    assert started_by(command) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"Procfile": "web: uvicorn app.main:app --host=0.0.0.0"}, ("app/main.py:app",)),
        ({"docker-compose.yml": "services:\n  api:\n    command: gunicorn app.main:app -w 4\n"}, ("app/main.py:app",)),
        ({"scripts/start.sh": "#!/bin/bash\nexec uvicorn app.main:app\n"}, ("app/main.py:app",)),
        ({"Dockerfile": "# CMD uvicorn app.main:other\nCMD uvicorn app.main:app \\\n  --port 80"}, ("app/main.py:app",)),
        ({"pyproject.toml": "[tool.fastapi]\nentrypoint = 'app.main:app'"}, ("app/main.py:app",)),
    ],
)
def test_files_that_start_an_application(files: dict[str, str], expected: tuple[str, ...]) -> None:
    (found,) = services({"requirements.txt": "fastapi", "app/main.py": FASTAPI, **files})
    assert found.applications == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import express from 'express'", ("express",)),
        ('import express, {\n  Router,\n} from "express";', ("express",)),
        ("import express = require('express')", ("express",)),
        ("const { Router } = require( 'express' )", ("express",)),
        ("const e = await import('express')", ("express",)),
        ("export { Router } from 'express'", ("express",)),
        ("import type { Request } from 'express'", ()),
        ("import type { Request } from 'x'; import express from 'express'", ("express",)),
        ("const name = 'express'", ()),
        ("import cors from '@fastify/cors'", ("fastify",)),
        ("import fp from 'fastify-plugin'; import e from 'express'", ("express", "fastify")),
        ("import { App, ExpressReceiver } from '@slack/bolt'", ("express",)),
        ("import { App } from '@slack/bolt'", ()),
        ("const { ExpressReceiver } = require('@slack/bolt')", ("express",)),
        ("import config from '@colyseus/tools'; export default config({ initializeExpress: (app) => app })", ("express",)),
        ("import { config } from '@keystone-6/core'; import { fastify } from 'fastify'; config({ extendExpressApp(a) {} })", BOTH),
        ("import config from '@colyseus/arena'; export default config({})", ()),
        ("import express from 'express'; import { ExpressReceiver } from '@slack/bolt'", ("express",)),
    ],
)
def test_imports_of_frameworks(text: str, expected: tuple[str, ...]) -> None:
    """The text alone tells what the program tells."""
    assert imported_frameworks(text.encode(), "a.ts") == expected
    assert frameworks(lower("a.ts", text.encode())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from fastapi import FastAPI", ("fastapi",)),
        ("if os:\n    from fastapi.routing import APIRoute", ("fastapi",)),
        ("import os, fastapi", ("fastapi",)),
        ("# not fastapi\nname = 'fastapi'", ()),
        ("from myfastapi import x", ()),
        ("from app.fastapi import x", ()),
    ],
)
def test_imports_of_fastapi(text: str, expected: tuple[str, ...]) -> None:
    assert imported_frameworks(text.encode(), "a.py") == expected
    assert frameworks(lower("a.py", text.encode())) == expected
