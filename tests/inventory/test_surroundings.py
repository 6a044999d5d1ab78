"""Deployment, runtimes, other frameworks, front ends, tests, size, AI signals and hazards."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest

from analyzer.catalog.load import release_lines
from analyzer.inventory.front_ends import find_front_ends
from analyzer.inventory.other_frameworks import find_other_frameworks
from analyzer.inventory.runtimes import end_of_life, line_named, phase_on
from analyzer.inventory.size import measure, measure_tests
from analyzer.inventory.suites import find_test_suites
from analyzer.inventory.take import Inputs, take
from analyzer.model.http import Endpoint
from analyzer.model.location import Location

Service = Callable[..., Inputs]


@pytest.mark.parametrize(
    ("name", "declared", "line"),
    [
        ("node", ">=18", "18"),
        ("node", "20.11.1", "20"),
        ("node", "lts/iron", "20"),
        ("node", "lts/*", ""),
        ("node", "^20 || ^22", "20"),
        ("node", ">=18 <23", "18"),
        ("node", "node", ""),
        ("python", ">=3.9,<4.0", "3.9"),
        ("python", "3.12.4", "3.12"),
        ("python", "<3.13.0a1,>=3.11", "3.11"),
        ("python", "3", ""),
        ("express", "^4.18.2", "4"),
        ("fastify", "~5.1", "5"),
        ("fastapi", "==0.115.0", "0"),
        ("pydantic", ">2.0", "2"),
        ("express", "latest", ""),
    ],
)
def test_the_line_that_a_version_names(name: str, declared: str, line: str) -> None:
    assert line_named(name, declared) == line


@pytest.mark.parametrize(
    ("key", "today", "phase"),
    [
        (("node", "20"), "2026-04-30", "maintenance"),
        (("node", "20"), "2026-05-01", "end-of-life"),
        (("node", "24"), "2026-10-19", "active"),
        (("node", "24"), "2026-11-21", "maintenance"),
        (("node", "26"), "2026-06-01", "current"),
        (("node", "26"), "2026-11-21", "active"),
        (("node", "26"), "2026-01-01", "unknown"),
        (("python", "3.10"), "2026-10-31", "maintenance"),
        (("python", "3.10"), "2026-11-01", "end-of-life"),
        (("python", "3.14"), "2026-11-21", "active"),
        (("express", "4"), "2026-11-21", "active"),
        (("express", "3"), "2026-11-21", "end-of-life"),
        (("fastify", "4"), "2026-11-21", "end-of-life"),
        (("fastify", "5"), "2026-11-21", "active"),
        (("fastify", "6"), "2026-11-21", "unknown"),
        (("pydantic", "1"), "2026-11-21", "maintenance"),
        (("pydantic", "2"), "2026-11-21", "active"),
        (("fastapi", "0"), "2026-11-21", "active"),
    ],
)
def test_the_phase_on_a_day(key: tuple[str, str], today: str, phase: str) -> None:
    line = next(item for item in release_lines() if (item.runtime, item.line) == key)
    assert phase_on(line, datetime.date.fromisoformat(today)) == phase


@pytest.mark.parametrize(
    ("key", "eol"), [(("node", "20"), "2026-04-30"), (("python", "3.10"), "2026-10"), (("express", "5"), None)]
)  # Python publishes months: https://devguide.python.org/versions/
def test_an_end_of_life_is_as_exact_as_it_is_published(key: tuple[str, str], eol: str | None) -> None:
    assert end_of_life(next(line for line in release_lines() if (line.runtime, line.line) == key)) == eol


@pytest.mark.parametrize(
    ("files", "ids"),
    [
        (
            {
                "a.ts": "import { NestFactory } from '@nestjs/core';\n"
                "import { Controller, Get } from '@nestjs/common';\n"
                "NestFactory.create(A);\n"
                "@Controller()\n"
                "class C { @Get() x() {} }"
            },
            ["npm:@nestjs/core"],
        ),
        ({"a.js": "const Koa = require('koa');\nnew Koa();"}, ["npm:koa"]),
        ({"a.js": "const { Hono } = require('hono');\nconst a = new Hono();\na.get('/', f);"}, ["npm:hono"]),
        ({"a.js": "const { ApolloServer } = require('@apollo/server');\nnew ApolloServer({});"}, ["npm:@apollo/server"]),
        ({"a.ts": "import { initTRPC } from '@trpc/server';\nconst t = initTRPC.create();"}, ["npm:@trpc/server"]),
        ({"a.py": "from flask import Flask\napp = Flask(__name__)"}, ["pypi:flask"]),
        ({"package.json": '{"dependencies": {"next": "15"}}', "app/api/x/route.ts": "export async function GET() {}"}, ["npm:next-api"]),
        ({"a.js": "const { createApp, createRouter } = require('h3');\ncreateApp();"}, ["npm:h3"]),
        ({"a.js": "const Hapi = require('@hapi/hapi');\nHapi.server({ port: 3000 });"}, ["npm:@hapi/hapi"]),
        ({"a.js": "const { createYoga } = require('graphql-yoga');\ncreateYoga({ schema });"}, ["npm:graphql-yoga"]),
        ({"a.js": "const { graphqlHTTP } = require('express-graphql');\napp.use(graphqlHTTP({ schema }));"}, ["npm:express-graphql"]),
        ({"a.js": "const { createHandler } = require('graphql-http/lib/use/express');\ncreateHandler({ schema });"}, ["npm:graphql-http"]),
        ({"a.js": "const mercurius = require('mercurius');\napp.register(mercurius, { schema });"}, ["npm:mercurius"]),
        ({"a.js": "const restify = require('restify');\nrestify.createServer();"}, ["npm:restify"]),
        ({"a.ts": "import { Elysia } from 'elysia';\nnew Elysia().get('/', f);"}, ["npm:elysia"]),
        ({"a.py": "from django.urls import path\nurlpatterns = [path('x/', view)]"}, ["pypi:Django"]),
        ({"a.py": "from litestar import Litestar, get\n@get('/')\ndef x(): ...\napp = Litestar([x])"}, ["pypi:litestar"]),
        ({"a.py": "from aiohttp import web\napp = web.Application()"}, ["pypi:aiohttp"]),
        ({"a.py": "from sanic import Sanic\napp = Sanic('a')"}, ["pypi:sanic"]),
        ({"a.py": "import tornado.web\napp = tornado.web.Application([])"}, ["pypi:tornado"]),
        ({"a.py": "from quart import Quart\napp = Quart(__name__)"}, ["pypi:quart"]),
        (
            {"a.py": "import strawberry\nfrom strawberry.fastapi import GraphQLRouter\nrouter = GraphQLRouter(schema)"},
            ["pypi:strawberry-graphql"],
        ),
        ({"a.py": "from ariadne.asgi import GraphQL\napp = GraphQL(schema)"}, ["pypi:ariadne"]),
        ({"package.json": '{"dependencies": {"next": "15"}}', "pages/api/x.ts": "export default function f() {}"}, ["npm:next-api"]),
        ({"package.json": '{"dependencies": {"nuxt": "4"}}', "server/api/x.ts": "export default f;"}, ["npm:nuxt-server"]),
        ({"a.js": "const http = require('http');\nhttp.createServer(app);"}, []),
        ({"a.py": "import aiohttp\naiohttp.ClientSession()"}, []),
        ({"a.py": "from fastapi import FastAPI\nfrom starlette.responses import Response\nFastAPI()"}, []),
        ({"package-lock.json": '{"packages": {"node_modules/koa": {}}}', "a.js": "x();"}, []),
    ],
)
def test_other_frameworks(service: Service, files: dict[str, str], ids: list[str]) -> None:
    assert [item.id for item in find_other_frameworks(service(files))] == ids


def test_one_url_with_many_operations_is_said(service: Service) -> None:
    (found,) = find_other_frameworks(service({"a.js": "const { ApolloServer } = require('@apollo/server');\nnew ApolloServer({});"}))
    assert "many operations" in found.consequence


@pytest.mark.parametrize(
    ("package", "text"),
    [
        ("fastify-decorators", "@Controller('/cats')\nclass Cats { @GET('/') list() {} }"),
        ("routing-controllers", "@JsonController('/cats')\nclass Cats { @Get('/') list() {} }"),
        ("@ts-rest/express", "createExpressEndpoints(contract, router, app);"),
    ],
)
def test_a_library_whose_endpoints_are_read_leaves_out_none(service: Service, package: str, text: str) -> None:
    imported = "Controller, JsonController, Get, GET, createExpressEndpoints"
    files = {"package.json": json.dumps({"dependencies": {package: "1"}}), "a.ts": f"import {{ {imported} }} from '{package}';\n{text}"}
    endpoint = Endpoint(
        id="GET /cats",
        method="GET",
        path="/cats",
        template="/cats",
        handler="list",
        location=Location(file="a.ts", line=3),
        confidence="certain",
    )
    (counted,) = find_other_frameworks(service(files, endpoints=[endpoint]))
    (missed,) = find_other_frameworks(service(files))
    assert (counted.id, counted.consequence) == (f"npm:{package}", "Its endpoints are read and counted.")
    assert missed.consequence != counted.consequence


def test_shared_types_are_those_that_both_sides_import(service: Service) -> None:
    files = {
        "package.json": '{"name": "root", "workspaces": ["packages/*"]}',
        "packages/api/package.json": '{"name": "api", "dependencies": {"express": "4", "@acme/types": "*"}}',
        "packages/web/package.json": '{"name": "web", "dependencies": {"react-dom": "19", "@acme/types": "*"}}',
        "packages/types/package.json": '{"name": "@acme/types", "main": "index.ts"}',
        "packages/types/index.ts": "export interface User { id: number }",
        "packages/types/unused.ts": "export interface Other { id: number }",
        "packages/api/src/a.ts": "import type { User } from '@acme/types';\n"
        "export const f = (u: User) => u;\n"
        "export interface Mine { x: 1 }",
        "packages/web/src/b.tsx": "import type { User } from '@acme/types';\n"
        "import type { Mine } from '../../api/src/a';\n"
        "export const g = (u: User) => u;",
    }
    inputs = service(files, framework="express", root="packages/api")
    inputs.modules = {path: module for path, module in inputs.modules.items() if path.startswith("packages/api/")}
    (front,) = find_front_ends(inputs)
    assert (front.name, front.framework) == ("web", "React")
    assert [place.file for place in front.shared_types] == ["packages/api/src/a.ts", "packages/types/index.ts"]


def test_what_only_the_browser_imports_in_one_folder_is_not_shared(service: Service) -> None:
    files = {
        "package.json": '{"name": "web", "dependencies": {"react-dom": "19", "express": "5"}}',
        "server.ts": "import { routes } from './src/routes';\nimport type { Plan } from './src/plan';\nroutes();",
        "src/routes.ts": "export const routes = () => 1;",
        "src/plan.ts": "export interface Plan { id: number }",
        "src/api.ts": "import type { Item } from './item';\nexport const get = (): Item => null;",
        "src/item.ts": "export interface Item { id: number }",
        "src/app.tsx": "import { get } from './api';\nimport type { Plan } from './plan';\nexport const a = get();",
    }
    place = Location(file="src/routes.ts", line=1)
    served = Endpoint(id="a", method="GET", path="/", template="/", handler="h", location=place, confidence="certain")
    (front,) = find_front_ends(service(files, endpoints=[served], root="."))
    assert [shared.file for shared in front.shared_types] == ["src/plan.ts"]


def test_react_beside_the_service_shares_nothing_by_itself(service: Service) -> None:
    files = {
        "web/package.json": '{"name": "web", "dependencies": {"react-dom": "19"}}',
        "web/src/a.tsx": "import React from 'react';\nexport const a = 1;",
        "package.json": '{"name": "api", "dependencies": {"express": "4"}}',
        "a.ts": "export interface U {}",
    }
    inputs = service(files)
    inputs.modules = {"a.ts": inputs.modules["a.ts"]}
    assert [(front.name, front.shared_types) for front in find_front_ends(inputs)] == [("web", ())]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "tests/test_a.py",
            "def test_a(client):\n    client.get('/')\nasync def test_b(client): ...\ndef helper(): ...",
            [("pytest", 2, 2)],
        ),
        ("tests/test_a.py", "import unittest\nclass T(unittest.TestCase):\n    def test_a(self): ...", [("unittest", 1, 0)]),
        (
            "test/a.test.js",
            "const request = require('supertest');\ndescribe('x', () => { it('a', async () => {}); it.skip('b', () => {}); });",
            [("Jest", 2, 2)],
        ),
        (
            "test/a.test.js",
            "import { test } from 'node:test';\ntest('a', () => {});\ntest.each([1])('b', () => {});",
            [("node:test", 2, 0)],
        ),
        ("test/a.test.js", "const submit = (x) => x; describe('y', () => {});", []),
    ],
)
def test_suites(service: Service, path: str, text: str, expected: Any) -> None:
    files = {"package.json": '{"devDependencies": {"jest": "29"}}', path: text, "main.js": "x();"}
    assert [(suite.runner, suite.tests, suite.http_tests) for suite in find_test_suites(service(files))] == expected


def test_of_two_runners_the_script_says_which(service: Service) -> None:
    scripts = {
        "test:api": "mocha 'test/unit/api/**/*_spec.js' --timeout 1000",
        "test:web": "vitest run --config ./config/vitest.config.ts",
    }
    files = {
        "package.json": json.dumps({"scripts": scripts, "devDependencies": {"mocha": "11", "vitest": "4"}}),
        "test/unit/api/a_spec.js": "require('should');\ndescribe('a', () => { it('adds', () => {}); });",
        "test/unit/web/b.spec.js": "describe('b', () => { it('shows', () => {}); });",
        "main.js": "x();",
    }
    assert [(suite.runner, suite.files) for suite in find_test_suites(service(files))] == [("Mocha", 1), ("Vitest", 1)]


@pytest.mark.parametrize(("framework", "tests"), [("express", 1), ("fastapi", 1)])
def test_a_front_ends_tests_are_none_of_the_services(service: Service, framework: str, tests: int) -> None:
    front = {
        "web/package.json": json.dumps({"dependencies": {"react": "19", "react-dom": "19"}}),
        "web/src/a.test.ts": "it('adds', () => {}); it('draws', () => {});",
        "web/src/b.test.tsx": "it('shows', () => {});",
    }
    own = {"tests/test_a.py": "def test_a(): ..."} if framework == "fastapi" else {"test/a.test.js": "it('answers', () => {});"}
    files = {"package.json": "{}", "a.js" if framework == "express" else "a.py": "x()", **front, **own}
    assert sum(suite.tests for suite in find_test_suites(service(files, framework=framework))) == tests


def test_a_client_by_any_name(service: Service) -> None:
    files = {
        "main.py": "x()",
        "tests/conftest.py": "import pytest\n@pytest.fixture\ndef app():\n    from main import app\n    return TestClient(app)\n",
        "tests/test_a.py": "def test_a(app):\n    assert app.get('/').status_code == 200\n",
        "tests/test_b.py": "def test_b(store):\n    assert store.get('a')\n",
    }
    assert [(suite.runner, suite.tests, suite.http_tests) for suite in find_test_suites(service(files))] == [("pytest", 2, 1)]


def test_size(service: Service) -> None:
    inputs = service(
        {"a.py": "# c\n\ndef f():\n    return 1\n\nclass A:\n    def g(self): ...\n", "tests/test_a.py": "def test_a():\n\n    pass\n"}
    )
    size = measure_tests(inputs, measure(inputs))
    assert (size.files, size.lines, size.functions, size.test_files, size.test_lines) == (1, 4, 2, 1, 2)


def test_a_front_end_in_the_same_package_is_no_part_of_the_size(service: Service) -> None:
    files = {
        "package.json": json.dumps({"dependencies": {"express": "5", "react": "19"}}),
        "server.js": "const express = require('express');\nexpress();\n",
        "client/main.jsx": "import React from 'react';\nimport { f } from './helper';\nf();\n",
        "client/helper.js": "export const f = () => 1;\n",
    }
    size = measure(service(files))
    assert (size.files, size.lines) == (1, 2)


def test_everything_at_once_and_the_same_twice(service: Service) -> None:
    files = {
        "package.json": '{"name": "a", "dependencies": {"express": "^4", "bull": "4"}}',
        "a.js": "const express = require('express');\nconst app = express();\nconst Queue = require('bull');\nnew Queue('x').process(f);\n",
        "bad.js": "function ( {{{",
        "bad.yml": "a: [",
    }
    first, second = take(service(files)), take(service(files))
    assert first == second
    assert [job.name for job in first.jobs] == ["x"]
    assert first.size.files == 2
