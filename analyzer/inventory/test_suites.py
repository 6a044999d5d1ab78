"""Tests that exist: their runner, how many test functions, how many of them stand in files that send HTTP requests to the application."""

from __future__ import annotations

import re

import msgspec

from analyzer.inventory._inputs import Inputs, evidence
from analyzer.model.work import TestSuite

_PYTHON_TEST = re.compile(r"^[ \t]*(?:async +)?def +test_?\w*\(", re.MULTILINE)
_JS_TITLED = re.compile(
    r"(?:^|[\s;{}(.])(?:it|test|specify)(?:\.(?:only|skip|concurrent|todo|fails|serial|failing))*\(\s*(?:[`'\"]|async\b|\(|function\b|\w+\s*=>)",
    re.MULTILINE,
)
_JS_EACH = re.compile(r"\b(?:it|test)\.each\b")
_PYTHON_HTTP = re.compile(
    r"TestClient\(|AsyncClient\(|ASGITransport|\b\w{0,40}client\w{0,40}\.(?:get|post|put|patch|delete|request|head|options)\("
)
_JS_HTTP = re.compile(
    r"supertest|\bchai-http\b|\.inject\(|\brequest\(\w{0,40}app\w{0,40}\)|\bagent\.(?:get|post|put|patch|delete)\(|\bfetch\(|\baxios\b"
    r"|\bfrisby\b|\bpactum\b|playwright/test|\bapi\.(?:get|post|put|delete)\("
)
_RUNNERS = (
    ("Playwright", re.compile(r"@playwright/test")),
    ("Cypress", re.compile(r"\bcy\.\w+\(")),
    ("node:test", re.compile(r"['\"]node:test['\"]|require\(['\"]test['\"]\)")),
    ("Vitest", re.compile(r"['\"]vitest['\"]")),
    ("tap", re.compile(r"['\"](?:tap|tape|t-a-p)['\"]")),
    ("AVA", re.compile(r"['\"]ava['\"]")),
    ("Jest", re.compile(r"@jest/globals|\bjest\.\w+\(")),
    ("Mocha", re.compile(r"['\"]mocha['\"]")),
    ("Bun", re.compile(r"bun:test")),
)
_BY_DEPENDENCY = (
    ("vitest", "Vitest"),
    ("jest", "Jest"),
    ("mocha", "Mocha"),
    ("ava", "AVA"),
    ("tap", "tap"),
    ("tape", "tap"),
    ("jasmine", "Jasmine"),
    ("c8", "node:test"),
)
_UNITTEST = re.compile(r"\bunittest\.TestCase\b|\(TestCase\)|IsolatedAsyncioTestCase")


class _Suite(msgspec.Struct):
    """A suite in the making."""

    files: list[str] = []
    tests: int = 0
    http: int = 0


def find_test_suites(inputs: Inputs) -> tuple[TestSuite, ...]:
    """Return the test suites of the service, by runner."""
    suites: dict[str, _Suite] = {}
    for path in sorted(inputs.tree.paths()):
        if inputs.roles.get(path) != "test" or not inputs.inside(path):
            continue
        python = path.endswith(".py")
        if not python and not path.endswith((".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx")):
            continue
        text = inputs.text(path)
        count = len(_PYTHON_TEST.findall(text)) if python else len(_JS_TITLED.findall(text)) + len(_JS_EACH.findall(text))
        if count:
            suite = suites.setdefault(_python_runner(text) if python else _js_runner(inputs, text), _Suite(files=[]))
            suite.files.append(path)
            suite.tests += count
            if (_PYTHON_HTTP if python else _JS_HTTP).search(text):
                suite.http += count
    return tuple(
        TestSuite(
            runner=runner,
            files=len(suite.files),
            tests=suite.tests,
            http_tests=suite.http,
            evidence=tuple(evidence(path, 1) for path in suite.files[:3]),
        )
        for runner, suite in sorted(suites.items())
    )


def _python_runner(text: str) -> str:
    return "unittest" if _UNITTEST.search(text) and "import pytest" not in text else "pytest"


def _js_runner(inputs: Inputs, text: str) -> str:
    for name, pattern in _RUNNERS:
        if pattern.search(text):
            return name
    declared = {item.name for manifest in inputs.manifests if manifest.ecosystem == "npm" for item in manifest.dependencies}
    for dependency, name in _BY_DEPENDENCY:
        if dependency in declared:
            return name
    scripts = " ".join(manifest.scripts.get("test", "") for manifest in inputs.manifests)
    return "node:test" if "node --test" in scripts else "unknown"
