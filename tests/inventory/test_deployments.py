"""What deploys a service, and YAML that means harm."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from analyzer.inventory.deployment import find_deployment
from analyzer.inventory.runtimes import find_runtimes
from analyzer.inventory.take import Inputs
from analyzer.source.yaml_text import load_yaml

Service = Callable[..., Inputs]
DEPLOYED = "  - apiVersion: apps/v1\n    kind: Deployment\n    metadata:\n      name: api\n"
TEMPLATE = """apiVersion: template.openshift.io/v1
kind: Template
parameters:
  - name: JOB
    value: hourly
  - name: APP
    required: true
objects:
  - apiVersion: apps.openshift.io/v1
    kind: DeploymentConfig
    metadata:
      name: ${APP}
  - apiVersion: batch/v1
    kind: CronJob
    metadata:
      name: ${JOB}
    spec:
      schedule: "5 * * * *"
  - apiVersion: v1
    kind: Service
    metadata:
      name: ${APP}
"""


def test_the_last_stage_of_a_dockerfile_comes_first(service: Service) -> None:
    files = {
        "Dockerfile": "ARG V=20\nFROM node:18 AS build\nFROM node:${V}-alpine\n",
        "package.json": json.dumps({"name": "a", "engines": {"node": ">=16"}, "dependencies": {"express": "^4.1.0"}}),
        "a.js": "x();",
    }
    found = [(item.name, item.line, item.phase) for item in find_runtimes(service(files))]
    assert found == [
        ("express", "4", "active"),
        ("node", "20", "end-of-life"),
        ("node", "18", "end-of-life"),
        ("node", "16", "end-of-life"),
    ]


@pytest.mark.parametrize(
    ("files", "units"),
    [
        (
            {"Dockerfile": "FROM node:20", "docker-compose.yml": "services:\n  api:\n    build: .\n  db:\n    image: x\n"},
            ["compose:api", "compose:db", "dockerfile:Dockerfile"],
        ),
        ({"ecosystem.config.js": "module.exports = { apps: [{ name: 'api' }, { name: 'worker' }] };"}, ["pm2:api", "pm2:worker"]),
        ({"Procfile": "web: node a.js\nworker: node b.js\n"}, ["procfile:web", "procfile:worker"]),
        ({"render.yaml": "services:\n  - type: web\n    name: api\n"}, ["render:api"]),
        ({"railway.json": "{}"}, ["railway:railway.json"]),
        (
            {
                "k8s/a.yaml": "apiVersion: apps/v1\n"
                "kind: Deployment\n"
                "metadata:\n"
                "  name: api\n"
                "---\n"
                "apiVersion: v1\n"
                "kind: Service\n"
                "metadata:\n"
                "  name: api\n"
            },
            ["kubernetes:Deployment api"],
        ),
        ({"task-definition.json": '{"containerDefinitions": [{"name": "api"}]}'}, ["ecs:api"]),
        ({"serverless.yml": "functions:\n  hello:\n    handler: a\n"}, ["serverless:hello"]),
        ({".github/workflows/ci.yml": "on: push\n"}, ["ci:ci.yml"]),
        ({"fly.toml": "[processes]\nweb = 'a'\nworker = 'b'\n"}, ["fly:web", "fly:worker"]),
        ({"gunicorn.conf.py": "workers = 2"}, ["gunicorn:gunicorn.conf.py"]),
        (
            {
                "DockerfileCelery": "FROM python:3.12\n",
                "Dockerfile-gpu": "FROM python:3.12\n",
                "Dockerfile_dev": "FROM node:22\n",
                "dockerfile": "FROM node:22\n",
            },
            ["dockerfile:Dockerfile-gpu", "dockerfile:DockerfileCelery", "dockerfile:Dockerfile_dev", "dockerfile:dockerfile"],
        ),
        (
            {"docker/api_dockerfile": "FROM python:3.12\n", "docker/worker-Dockerfile": "FROM python:3.12\n", "docker/web.dockerfile": "x"},
            ["dockerfile:docker/api_dockerfile", "dockerfile:docker/worker-Dockerfile"],
        ),
        (
            {"openshift/api.yaml": TEMPLATE, "k8s/all.yml": "apiVersion: v1\nkind: List\nitems:\n" + DEPLOYED},
            ["kubernetes:Deployment api", "kubernetes:DeploymentConfig ${APP}", "kubernetes:CronJob hourly"],
        ),
        ({"DockerfileParser": "class of its own", "dockerfile.ts": "export const FROM = 1;", "Dockerfile-notes.md": "FROM here"}, []),
    ],
)
def test_deployment(service: Service, files: dict[str, str], units: list[str]) -> None:
    assert [unit.id for unit in find_deployment(service({**files, "a.js": "x();"}))] == units


def test_a_dockerfile_by_another_name_says_the_runtime(service: Service) -> None:
    found = find_runtimes(service({"docker/api_dockerfile": "FROM python:3.12-slim\n", "main.py": "x()"}))
    assert [(item.name, item.line) for item in found] == [("python", "3.12")]


def test_what_deploys_a_service_from_a_folder_beside_it(service: Service) -> None:
    files = {
        "server/package.json": "{}",
        "server/a.js": "x();",
        "chart/Chart.yaml": "name: api\n",
        "cloud-deployments/openshift/Dockerfile": "FROM node:22\n",
        "dockerfiles/api": "FROM node:22\n",
        "dockerfiles/Dockerfile": "FROM node:22\n",
        "openshift/api.yml": "kind: Deployment\napiVersion: apps/v1\nmetadata:\n  name: api\n",
        "heroku.yml": "build:\n  docker:\n    web: Dockerfile\n",
        "other/Dockerfile": "FROM node:22\n",
    }
    found = [unit.id for unit in find_deployment(service(files, root="server"))]
    files = ["dockerfile:cloud-deployments/openshift/Dockerfile", "dockerfile:dockerfiles/Dockerfile"]
    assert found == [*files, "helm:chart", "heroku:heroku.yml", "kubernetes:Deployment api"]


def test_what_another_stack_leaves_as_it_is(service: Service) -> None:
    compose = """services:
  api: {build: .}
  web: {image: ghcr.io/acme/shop:1.2}
  db: {image: "postgres:16-alpine"}
  own-db: {build: ./db, image: postgres}
  cache: {image: docker.io/bitnami/redis:7}
  sql: {image: mcr.microsoft.com/mssql/server:2022-latest}
  odd: {image: [1]}
  bare: null
"""
    workflows = {
        ".github/workflows/test.yml": "jobs: {test: {steps: [{run: npm test}]}}",
        ".github/workflows/label.yml": "jobs: {label: {steps: [{uses: actions/labeler@v5}]}}",
    }
    found = find_deployment(service({"compose.yml": compose, **workflows, "a.js": "x();"}))
    assert {unit.name for unit in found if unit.stays} == {"db", "cache", "sql", "label.yml"}
    assert {unit.name for unit in found if not unit.stays} == {"api", "web", "own-db", "odd", "bare", "test.yml"}


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x]\n" + "b: [" + "*a," * 500 + "]\n",
        "a: " + "[" * 500,
        "- " * 300 + "x",
        "a: !!python/object/apply:os.system [ls]",
        "a: [",
        "\x00",
        "x" * (600 << 10),
    ],
    ids=["aliases", "deep", "deep sequence", "object", "broken", "control", "large"],
)
def test_hostile_yaml(text: str) -> None:
    documents, problem = load_yaml(text)
    assert problem
    assert documents == []


def test_unknown_tags_are_plain() -> None:
    assert load_yaml("a: !Ref b\nc: !Sub [x, y]\n") == ([{"a": "b", "c": ["x", "y"]}], "")


def test_an_alias_means_the_last_anchor_of_its_name_before_it() -> None:
    documents, problem = load_yaml("a: &x 1\nb: *x\nc: &x {d: !Ref e}\nf: [*x, *x]\n")
    assert (documents, problem) == ([{"a": 1, "b": 1, "c": {"d": "e"}, "f": [{"d": "e"}, {"d": "e"}]}], "")
    assert load_yaml("a: *missing\n")[1]
