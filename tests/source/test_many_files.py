"""What reads settings beside the sources counts no files: the last of many says as much as the first."""

from __future__ import annotations

import json

from analyzer.source.copied import copied_folders
from analyzer.source.deployed import deployed_environment
from analyzer.source.files import classify
from analyzer.source.manifests import read_manifests
from analyzer.source.python_path import python_path
from analyzer.source.resolve_javascript import JavaScriptResolver
from analyzer.source.resolve_python import PythonResolver
from analyzer.source.services import find_services
from tests.source.in_memory import MemoryTree

MANY = 450


def test_images_and_settings() -> None:
    images = {f"images/{at:04}/Dockerfile": "FROM scratch\n" for at in range(MANY)}
    tree = MemoryTree({**images, "last/Dockerfile": "FROM python\nCOPY shared/ ./common/\nENV PREFIX=/api\nENV PYTHONPATH=shared\n"})
    folders = {"shared", "last", *(f"images/{at:04}" for at in range(MANY))}
    assert deployed_environment(tree) == {"PREFIX": [("last", "/api")], "PYTHONPATH": [("last", "shared")]}
    assert copied_folders(tree, folders) == {"common": [("last", "shared")]}
    assert python_path(tree, folders) == [("last", "shared")]


def test_the_lines_of_a_file() -> None:
    tree = MemoryTree({"Dockerfile": "RUN true\n" * 5_000 + "ENV PREFIX=/api\n"})
    assert deployed_environment(tree) == {"PREFIX": [("", "/api")]}


def test_packages_that_start_another_packages_server() -> None:
    kit = {
        "kit/package.json": json.dumps({"name": "kit", "dependencies": {"express": "^4"}, "main": "index.js"}),
        "kit/index.js": "const express = require('express'); module.exports = () => express()",
    }
    started = {
        f"apps/{at:03}/{name}": text
        for at in range(40)
        for name, text in (
            ("package.json", json.dumps({"name": f"app-{at}", "scripts": {"start": "node z.js"}})),
            *((f"a{number:03}.js", "") for number in range(12)),
            ("z.js", "require('../../kit')().get('/', (req, res) => res.send(''))"),
        )
    }
    tree = MemoryTree({**kit, **started})
    roles = classify(tree)
    manifests, _ = read_manifests(tree, roles)
    found = find_services(tree, roles, manifests, JavaScriptResolver(tree, roles, manifests), PythonResolver(tree, roles, manifests))
    assert [item.root for item in found] == [*(f"apps/{at:03}" for at in range(40)), "kit"]
