"""What else Node applications say of themselves: models, stores, events, schemes and timers behind idioms of the platform."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.inventory.data_models import find_data_models
from analyzer.inventory.data_stores import find_data_stores
from analyzer.inventory.deployment import find_deployment
from analyzer.inventory.jobs.counting import find_jobs
from analyzer.inventory.realtime import find_realtime
from analyzer.inventory.take import Inputs
from tests.inventory.serving import served, shown

Service = Callable[..., Inputs]


def test_models_of_a_connection_that_is_kept_in_a_table(service: Service) -> None:
    files = {
        "connections.js": "import mongoose from 'mongoose'\nconst connections = {}\n"
        "const connect = () => mongoose.createConnection(process.env.URL)\n"
        "export const getConnection = (name = 'main') => {\n  if (connections[name]) return connections[name]\n"
        "  connections[name] = connect()\n  return connections[name]\n}\n",
        "user.js": "import mongoose from 'mongoose'\nimport { getConnection } from './connections'\n"
        "const schema = new mongoose.Schema({ name: String })\nexport default getConnection().model('User', schema, 'users')\n",
    }
    assert [(item.name, item.library) for item in find_data_models(service(files))] == [("User", "npm:mongoose")]


def test_views_of_typeorm(service: Service) -> None:
    text = "import { ViewEntity } from 'typeorm'\n@ViewEntity({ expression: sql })\nexport class Stat { n: number }\n"
    assert [(item.name, item.library) for item in find_data_models(service({"a.ts": text}))] == [("Stat", "npm:typeorm")]


def test_migrations_of_drizzle_in_folders(service: Service) -> None:
    found = find_data_models(service({"drizzle/1_a/migration.sql": "x", "drizzle/1_a/snapshot.json": "{}", "a.ts": "x()"}))
    assert [(item.name, item.library) for item in found] == [("1_a", "npm:drizzle-orm")]


def test_migrations_of_kysely(service: Service) -> None:
    text = "import { Kysely } from 'kysely'\nexport async function up(db: Kysely<any>) {}\nexport async function down(db: Kysely<any>) {}\n"
    found = find_data_models(service({"migrations/1_users.ts": text, "a.ts": "x()"}))
    assert [(item.name, item.library) for item in found] == [("1_users", "npm:kysely")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("import { Client } from '@elastic/elasticsearch'\nnew Client({ node: url })", "elasticsearch"),
        ("import { Client } from '@opensearch-project/opensearch'\nnew Client({ node: url })", "opensearch"),
        ("import { createClient } from '@clickhouse/client'\ncreateClient({ url })", "clickhouse"),
        ("import { BigQuery } from '@google-cloud/bigquery'\nnew BigQuery()", "bigquery"),
        ("import { Firestore } from '@google-cloud/firestore'\nnew Firestore()", "firestore"),
        ("import { DynamoDBClient } from '@aws-sdk/client-dynamodb'\nnew DynamoDBClient({})", "dynamodb"),
        ("import { MeiliSearch } from 'meilisearch'\nnew MeiliSearch({ host })", "meilisearch"),
        ("import { Client } from 'typesense'\nnew Client({ nodes })", "typesense"),
        ("import { Client } from 'cassandra-driver'\nnew Client({ contactPoints })", "cassandra"),
        ("import neo4j from 'neo4j-driver'\nneo4j.driver(url)", "neo4j"),
        ("import snowflake from 'snowflake-sdk'\nsnowflake.createConnection({})", "snowflake"),
        ("import { DatabaseSync } from 'node:sqlite'\nnew DatabaseSync(path)", "sqlite"),
    ],
)
def test_stores(service: Service, text: str, kind: str) -> None:
    assert [(store.kind, store.call_sites) for store in find_data_stores(service({"a.ts": text}))] == [(kind, 1)]


def test_a_store_that_is_named_has_the_driver_for_its_library(service: Service) -> None:
    files = {
        "package.json": '{"dependencies": {"express": "4", "knex": "3", "pg": "8", "sqlite3": "5"}}',
        "a.js": "import knex from 'knex'\nknex({ client: 'sqlite3', connection: {} })\nconst url = 'postgres://db/main'\n",
    }
    found = [(store.kind, store.library) for store in find_data_stores(service(files))]
    assert found == [("postgresql", "npm:pg"), ("sqlite", "npm:sqlite3")]


def test_events_that_constants_name(service: Service) -> None:
    text = (
        "import { Server } from 'socket.io'\nimport { Events } from './events'\nconst io = new Server(http)\n"
        "io.on('connection', (socket) => {\n  socket.on(Events.LOGIN.toString(), f)\n  socket.on(Events.SAY, f)\n"
        "  socket.on(name, f)\n})\n"
    )
    events = "export enum Events { LOGIN, SAY = 'say' }\n"
    found = [item.name for item in find_realtime(service({"a.ts": text, "events.ts": events}))]
    assert found == ["Socket.IO server", "event Events.LOGIN", "event say"]


@pytest.mark.parametrize(
    ("verify", "scheme"),
    [
        (
            "import jwt from 'jsonwebtoken'\nimport { promisify } from 'util'\nconst check = (t) => promisify(jwt.verify)(t, key)\n",
            "jsonwebtoken",
        ),
        ("import util from 'node:util'\nimport jwt from 'jsonwebtoken'\nconst check = util.promisify(jwt.verify)\n", "jsonwebtoken"),
        ("import { decodeSymmetric } from 'atlassian-jwt'\nconst check = (t) => decodeSymmetric(t, key, 'HS256')\n", "atlassian-jwt"),
    ],
)
def test_schemes(tmp_path: Path, verify: str, scheme: str) -> None:
    text = (
        f"import express from 'express'\n{verify}"
        "const guard = async (req, res, next) => {\n  const header = req.headers.authorization\n"
        "  if (!header) return res.status(401).json({ error: 'no token' })\n"
        "  try {\n    const claims = await check(header.split(' ')[1], key)\n    req.userId = claims.id\n    return next()\n"
        "  } catch (error) {\n    return res.status(401).json({ error: 'bad token' })\n  }\n}\n"
        "const app = express()\napp.get('/me', guard, (req, res) => res.json({}))\napp.listen(1)\n"
    )
    found = served(tmp_path, {"package.json": '{"type": "module", "dependencies": {"express": "4"}}', "a.js": text})
    assert shown(found.auth_schemes) == {f"jwt|JSON Web Token|npm:{scheme}"}


def test_timers_of_pages_are_no_work(service: Service) -> None:
    files = {
        "package.json": '{"dependencies": {"express": "4", "react": "18", "next": "14"}}',
        "server.js": "const express = require('express')\nsetInterval(sweep, DAY / 2)\nconst DAY = 24 * 60 * 60 * 1000\n",
        "config/js/refresh.js": "setInterval(() => { window.location.reload() }, 1000)\n$('#a').hide()\n",
        "apps/site/next.config.js": "module.exports = {}",
        "apps/site/src/page.tsx": "import React from 'react'\nimport { poll } from './poll'\n",
        "apps/site/src/poll.ts": "export class Poll { start() { this.timer = setInterval(this.tick, 1000) } }\n",
    }
    assert [(job.name, job.trigger.words) for job in find_jobs(service(files))] == [("sweep", "every 12 hours")]


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("nginx/nginx.conf", "server { listen 80; location / { proxy_pass http://api; } }", "proxy"),
        ("helm-charts/app/Chart.yaml", "name: app\nversion: 1.0.0\n", "helm"),
        ("self-hosting/compose.yml", "services: {api: {build: ../backend}}", "compose"),
        ("docker-compose/docker-compose.yml", "services: {api: {build: ../backend}}", "compose"),
    ],
)
def test_deployment_beside_the_service(service: Service, path: str, text: str, kind: str) -> None:
    found = find_deployment(service({path: text, "backend/a.js": "x()"}, root="backend"))
    assert [unit.kind for unit in found] == [kind]
