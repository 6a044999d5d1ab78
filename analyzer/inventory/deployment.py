"""Deployment units: what is built, started and scheduled where.

CI counts one unit per workflow file, a compose service once over all its files.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from analyzer.inventory._inputs import Inputs, line_of, unique_ids
from analyzer.inventory._kubernetes import filled, resources
from analyzer.model.location import Location
from analyzer.model.work import DeploymentUnit
from analyzer.source.structured import load_json_with_comments, load_toml
from analyzer.source.yaml_text import first_document, items, load_yaml, mapping

_DOCKERFILE = re.compile(r"(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?\Z|[\w.-]+\.Dockerfile\Z")
_VARIANT = re.compile(r"Dockerfile(?:[-_][\w.-]+|[A-Z]\w*)\Z|dockerfile\Z|[\w.-]+[-_.]?[Dd]ockerfile\Z")
_FROM = re.compile(r"^FROM[ \t]", re.MULTILINE | re.IGNORECASE)
_COMPOSE = re.compile(r"(?:docker-)?compose[\w.-]*\.ya?ml\Z")
_PM2 = re.compile(r"(?:ecosystem|pm2)(?:\.[\w-]+)*\.(?:js|cjs|mjs|json|ya?ml)\Z|(?:pm2|process)\.json\Z")
_PM2_NAME = re.compile(r"\bname['\"]?\s*:\s*['\"]([^'\"\n]{1,80})['\"]")
_PROCESS = re.compile(r"^([A-Za-z0-9_-]+): *(\S[^\n]*)", re.MULTILINE)
_WORKLOADS = {"Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job", "Service", "Ingress", "Rollout", "DeploymentConfig"}
_COUNTED = _WORKLOADS - {"Service", "Ingress"}
_KIND = re.compile(r"^kind: *(\w+)", re.MULTILINE)
_TASK = re.compile(r"task-?def(?:inition)?[\w.-]*\.json\Z")
_SUPERVISED = re.compile(r"^\[program:([\w-]+)\]", re.MULTILINE)
_GUNICORN = re.compile(r"gunicorn(?:\.conf|_conf)\.py\Z")
_TERRAFORM = re.compile(
    r'^resource +"(aws_ecs_service|aws_lambda_function|google_cloud_run_v2_service|google_cloud_run_service|azurerm_container_app'
    r'|aws_apprunner_service)" +"([\w-]+)"',
    re.MULTILINE,
)
_WHOLE = {
    "fly.toml": "fly", "app.yaml": "app-engine", "app.yml": "app-engine", "cloudbuild.yaml": "cloud-build", "skaffold.yaml": "skaffold",
    "netlify.toml": "netlify",
    "wrangler.toml": "cloudflare", "wrangler.json": "cloudflare", "wrangler.jsonc": "cloudflare", "vercel.json": "vercel",
    "railway.json": "railway",
    "railway.toml": "railway", "nixpacks.toml": "nixpacks", "Chart.yaml": "helm", "kustomization.yaml": "kustomize",
    "kustomization.yml": "kustomize",
    "apprunner.yaml": "app-runner", "Caddyfile": "proxy", "nginx.conf": "proxy", "haproxy.cfg": "proxy", ".gitlab-ci.yml": "ci",
    "Jenkinsfile": "ci",
    "azure-pipelines.yml": "ci", "bitbucket-pipelines.yml": "ci", ".travis.yml": "ci", "Dockerrun.aws.json": "elastic-beanstalk",
    "captain-definition": "caprover", "heroku.yml": "heroku",
    "cdk.json": "cdk", "Pulumi.yaml": "pulumi", "sst.config.ts": "sst", "serverless.ts": "serverless",
}  # fmt: skip


# Images that are run as they come; the repository's own code is in none of them. https://hub.docker.com/search?badges=official
_READY_MADE = {
    "adminer", "alertmanager", "all-in-one", "azurite", "cadvisor", "cassandra", "chroma", "clickhouse", "clickhouse-server", "cockroach",
    "consul", "couchdb", "cp-kafka", "cp-zookeeper", "dragonfly", "dynamodb-local", "elasticmq", "elasticmq-native", "elasticsearch",
    "envoy", "etcd", "grafana", "haproxy", "influxdb", "jaeger", "kafka", "kafka-ui", "keycloak", "keydb", "kibana", "localstack",
    "logstash", "loki", "maildev", "mailhog", "mailpit", "mariadb", "mc", "meilisearch", "memcached", "milvus", "minio", "mongo",
    "mongo-express", "mongodb", "mssql", "mysql", "nats", "neo4j", "nginx", "node-exporter", "ollama", "openldap", "opensearch",
    "opensearch-dashboards", "opentelemetry-collector", "opentelemetry-collector-contrib", "percona", "percona-server", "pgadmin4",
    "pgbouncer", "pgvector", "phpmyadmin", "portainer", "postgis", "postgres", "postgresql", "prometheus", "promtail", "qdrant",
    "rabbitmq", "redis", "redis-commander", "redis-stack", "redis-stack-server", "redisinsight", "rethinkdb", "schema-registry",
    "selenium", "statsd", "tempo", "timescaledb", "traefik", "typesense", "valkey", "vault", "watchtower", "weaviate", "zipkin",
    "zookeeper",
}  # fmt: skip
_BUILDS = re.compile(
    r"setup-(?:node|python|go|bun)|\b(?:npm|npx|yarn|pnpm|bun|node|docker|python3?|pip3?|pipx|poetry|uvx?|pytest|tox|nox|make|deploy\w*)\b"
)


class _Unit(msgspec.Struct, frozen=True):
    kind: str
    name: str
    file: str
    line: int = 1
    stays: bool = False


def find_deployment(inputs: Inputs) -> tuple[DeploymentUnit, ...]:
    """Return the deployment units that govern the service, by kind, file and line."""
    found = [unit for path in inputs.paths if inputs.shared(path) and inputs.roles.get(path) != "manifest" for unit in _units(inputs, path)]
    once = {(unit.kind, unit.name, "" if unit.kind == "compose" else unit.file): unit for unit in reversed(found)}
    ordered = sorted(once.values(), key=lambda unit: (unit.kind, unit.file, unit.line, unit.name))
    named = unique_ids(ordered, lambda unit: f"{unit.kind}:{unit.name}")
    return tuple(
        DeploymentUnit(id=key, kind=unit.kind, name=unit.name, location=Location(file=unit.file, line=unit.line), stays=unit.stays)
        for key, unit in named.items()
    )


def _units(inputs: Inputs, path: str) -> Iterator[_Unit]:
    name = posixpath.basename(path)
    folder = posixpath.basename(posixpath.dirname(path))
    if name.endswith((".dockerignore", ".md")):
        return
    if _DOCKERFILE.match(name) or (_VARIANT.match(name) and _FROM.search(inputs.text(path))):
        yield _Unit("dockerfile", path, path)
    elif _COMPOSE.match(name):
        yield from _compose(inputs, path)
    elif ".github/workflows/" in path and name.endswith((".yml", ".yaml")):
        yield _Unit("ci", name, path, stays=_BUILDS.search(inputs.text(path)) is None)
    elif path.endswith(".circleci/config.yml"):
        yield _Unit("ci", "circleci", path)
    elif _PM2.match(name):
        text = inputs.text(path)
        apps = list(_PM2_NAME.finditer(text))
        yield from (_Unit("pm2", found[1], path, line_of(text, found.start())) for found in apps)
        if not apps and "apps" in text:
            yield _Unit("pm2", "app", path)
    elif name == "Procfile":
        text = inputs.text(path)
        yield from (_Unit("procfile", found[1], path, line_of(text, found.start())) for found in _PROCESS.finditer(text))
    elif name in {"serverless.yml", "serverless.yaml"}:
        yield from _named(inputs, path, "serverless", lambda document: mapping(document.get("functions")))
    elif name == "render.yaml":
        yield from _render(inputs, path)
    elif name in _WHOLE and not (name == "app.yaml" and "runtime:" not in inputs.text(path)):
        yield from _whole(inputs, path, name, folder)
    else:
        yield from _content(inputs, path, name)


def _whole(inputs: Inputs, path: str, name: str, folder: str) -> Iterator[_Unit]:
    kind = _WHOLE[name]
    if name == "fly.toml":
        processes = mapping(load_toml(inputs.text(path).encode())[0].get("processes"))
        yield from (_Unit(kind, str(process), path) for process in sorted(processes))
        if processes:
            return
    yield _Unit(kind, folder or name, path)


def _content(inputs: Inputs, path: str, name: str) -> Iterator[_Unit]:
    if name.endswith((".yml", ".yaml")):
        text = inputs.text(path)
        if "kind:" in text and "apiVersion:" in text:
            yield from _kubernetes(path, text)
        elif "AWS::Serverless::Function" in text:
            resources = mapping(first_document(text).get("Resources"))
            yield from (
                _Unit("sam", str(key), path, _line(text, f"{key}:"))
                for key, value in resources.items()
                if mapping(value).get("Type") == "AWS::Serverless::Function"
            )
    elif _TASK.search(name):
        document, _ = load_json_with_comments(inputs.text(path).encode())
        for container in items(document.get("containerDefinitions")):
            yield _Unit("ecs", str(mapping(container).get("name", "container")), path)
    elif _GUNICORN.match(name):
        yield _Unit("gunicorn", name, path)
    elif name.endswith(".tf"):
        text = inputs.text(path)
        yield from (_Unit("terraform", f"{found[1]}.{found[2]}", path, line_of(text, found.start())) for found in _TERRAFORM.finditer(text))
    elif name.endswith(".conf") and "supervisor" in path:
        text = inputs.text(path)
        yield from (_Unit("supervisor", found[1], path, line_of(text, found.start())) for found in _SUPERVISED.finditer(text))
    elif name.endswith(".service") and "ExecStart=" in inputs.text(path):
        yield _Unit("systemd", name.removesuffix(".service"), path)


def _named(inputs: Inputs, path: str, kind: str, part: Any) -> Iterator[_Unit]:  # noqa: ANN401 - a function from document to mapping
    text = inputs.text(path)
    for key in list(part(first_document(text)))[:200]:
        yield _Unit(kind, str(key), path, _line(text, f"{key}:"))


def _compose(inputs: Inputs, path: str) -> Iterator[_Unit]:
    text = inputs.text(path)
    for key, service in list(mapping(first_document(text).get("services")).items())[:200]:
        yield _Unit("compose", str(key), path, _line(text, f"{key}:"), stays=_ready_made(mapping(service)))


def _ready_made(service: dict[str, Any]) -> bool:
    """Return whether a compose service runs an image as it comes; a registry, a namespace, a tag and a variant say nothing."""
    image = service.get("image")
    if not isinstance(image, str) or "build" in service:
        return False
    parts = image.split("@")[0].split("/")
    name = parts[-1].split(":")[0].removesuffix("-alpine")
    return name in _READY_MADE or (name == "server" and parts[-2:-1] == ["mssql"])


def _render(inputs: Inputs, path: str) -> Iterator[_Unit]:
    text = inputs.text(path)
    for service in items(first_document(text).get("services"))[:100]:
        name = str(mapping(service).get("name", "service"))
        yield _Unit("render", name, path, _line(text, name))


def _kubernetes(path: str, text: str) -> Iterator[_Unit]:
    documents, problem = load_yaml(text)
    if problem:
        for found in _KIND.finditer(text):
            if found[1] in _COUNTED:
                yield _Unit("kubernetes", f"{found[1]} in {posixpath.basename(path)}", path, line_of(text, found.start()))
        return
    for resource, values in resources(documents):
        if resource.get("kind") in _COUNTED and "apiVersion" in resource:
            name = str(mapping(resource.get("metadata")).get("name", ""))
            yield _Unit("kubernetes", f"{resource['kind']} {filled(name, values)}".strip(), path, _line(text, f"name: {name}"))


def _line(text: str, piece: str) -> int:
    found = re.search(rf"^[ \t-]*(?:['\"])?{re.escape(piece)}", text, re.MULTILINE)
    return line_of(text, found.start() + len(found[0]) - len(found[0].lstrip())) if found else 1
