"""Tests that exist: their runner, how many test functions, how many of them stand in files that send HTTP requests to the application.

A front end's own tests are none of the service's.
"""

from __future__ import annotations

import re

import msgspec

from analyzer.catalog.load import compiled
from analyzer.inventory._inputs import Inputs, evidence
from analyzer.model.work import TestSuite

# Each pattern begins with a literal, which the engine looks for quickly; what must not stand before it is looked at afterwards.
_PYTHON_TEST = re.compile(r"def +test_?\w*\(")
_JS_TITLED = tuple(
    rf"{word}(?<![^\s;{{}}(.]{word})(?:\.(?:only|skip|concurrent|todo|fails|serial|failing))*"
    r"\(\s*(?:[`'\"]|async\b|\(|function\b|\w+\s*=>)"
    for word in ("it", "test", "specify")
)
_JS_EACH = r"\.each\b(?:(?<=\bit\.each)|(?<=\btest\.each))"
_PYTHON_HTTP = (
    r"TestClient\(",
    r"AsyncClient\(",
    r"ASGITransport",
    r"client\w{0,40}\.(?:get|post|put|patch|delete|request|head|options)\(",
)
_JS_HTTP = (
    r"supertest",
    r"chai-http\b(?<!\wchai-http)",
    r"\.inject\(",
    r"request\((?<!\wrequest\()\w{0,40}app\w{0,40}\)",
    r"agent\.(?<!\wagent\.)(?:get|post|put|patch|delete)\(",
    r"fetch\((?<!\wfetch\()",
    r"axios\b(?<!\waxios)",
    r"frisby\b(?<!\wfrisby)",
    r"pactum\b(?<!\wpactum)",
    r"playwright/test",
    r"cy\.(?<!\wcy\.)(?:request|visit|intercept)\(",
    r"api\.(?<!\wapi\.)(?:get|post|put|delete)\(",
)
_MAKES_CLIENT = re.compile(r"\b(?:TestClient|AsyncClient|AsyncTestClient)\(")
_RUNNERS = (
    ("Playwright", (r"@playwright/test",)),
    ("Cypress", (r"cy\.(?<!\wcy\.)\w+\(",)),
    ("node:test", (r"node:test(?<=['\"]node:test)['\"]", r"require\(['\"]test['\"]\)")),
    ("Vitest", (r"vitest(?<=['\"]vitest)['\"]",)),
    ("tap", (r"tap(?<=['\"]tap)e?['\"]", r"t-a-p(?<=['\"]t-a-p)['\"]")),
    ("AVA", (r"ava(?<=['\"]ava)['\"]",)),
    ("Jest", (r"@jest/globals", r"jest\.(?<!\wjest\.)\w+\(")),
    ("Mocha", (r"mocha(?<=['\"]mocha)['\"]",)),
    ("Bun", (r"bun:test",)),
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
_UNITTEST = (r"unittest\.(?<!\wunittest\.)TestCase\b", r"\(TestCase\)", r"IsolatedAsyncioTestCase")


_FOLDER = re.compile(r"(?:(?<=[ '\"])|^)((?:\./)?[\w@-]+(?:/[\w@.-]+)*/)(?=[*'\"{ ]|[\w.*-]*\Z|[\w.*-]*[ '\"])")


class _Suite(msgspec.Struct):
    """A suite in the making."""

    files: list[str] = []
    tests: int = 0
    http: int = 0


def find_test_suites(inputs: Inputs) -> tuple[TestSuite, ...]:
    """Return the test suites of the service, by runner."""
    suites: dict[str, _Suite] = {}
    clients = _client_fixtures(inputs)
    scripts = _scripts(inputs)
    for path in sorted(inputs.tree.paths()):
        if inputs.roles.get(path) != "test" or not inputs.inside(path) or inputs.browser_script(path):
            continue
        python = path.endswith(".py")
        if not python and not path.endswith((".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx")):
            continue
        text = inputs.text(path)
        count = _python_tests(text) if python else sum(len(compiled(pattern).findall(text)) for pattern in (*_JS_TITLED, _JS_EACH))
        if count:
            suite = suites.setdefault(_python_runner(text) if python else _js_runner(inputs, scripts, path, text), _Suite(files=[]))
            suite.files.append(path)
            suite.tests += count
            patterns = (*_PYTHON_HTTP, *clients) if python else _JS_HTTP
            if any(compiled(pattern).search(text) for pattern in patterns):
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


def _client_fixtures(inputs: Inputs) -> list[str]:
    """Return patterns of requests by fixtures of ``conftest.py`` that make a test client, whatever they are called."""
    names: set[str] = set()
    for path in sorted(inputs.tree.paths()):
        if path.endswith("conftest.py") and inputs.inside(path):
            for block in re.split(r"(?m)^(?=(?:async )?def )", inputs.text(path)):
                named = re.match(r"(?:async )?def (\w+)\(", block)
                if named and _MAKES_CLIENT.search(block):
                    names.add(named[1])
    return [rf"{name}\.(?<!\w{name}\.)(?:get|post|put|patch|delete|request|head|options)\(" for name in sorted(names)]


def _python_tests(text: str) -> int:
    """Return how many functions are named as tests: nothing but ``async`` stands before ``def`` on the line."""
    starts = (match.start() for match in _PYTHON_TEST.finditer(text))
    return sum(text[text.rfind("\n", 0, start) + 1 : start].strip(" \t") in {"", "async"} for start in starts)


def _python_runner(text: str) -> str:
    return "unittest" if "import pytest" not in text and any(compiled(pattern).search(text) for pattern in _UNITTEST) else "pytest"


def _scripts(inputs: Inputs) -> list[tuple[str, str]]:
    """Return the folders that the package's scripts give to a runner, with the runner: ``mocha "test/unit/**/*_spec.js"``."""
    found: list[tuple[str, str]] = []
    for manifest in inputs.manifests:
        base = "" if manifest.root == "." else f"{manifest.root}/"
        for script in manifest.scripts.values() if manifest.ecosystem == "npm" else ():
            runner = next((name for command, name in _BY_DEPENDENCY if re.search(rf"(?:^|[ /]){command}(?= |\Z)", script)), "")
            folders = (base + match[1].removeprefix("./") for match in _FOLDER.finditer(script)) if runner else ()
            found += [(folder, runner) for folder in folders]
    return found


def _js_runner(inputs: Inputs, scripts: list[tuple[str, str]], path: str, text: str) -> str:
    for name, patterns in _RUNNERS:
        if any(compiled(pattern).search(text) for pattern in patterns):
            return name
    commanded = max(((len(folder), runner) for folder, runner in scripts if path.startswith(folder)), default=(0, ""))[1]
    if commanded:
        return commanded
    declared = {item.name for manifest in inputs.manifests if manifest.ecosystem == "npm" for item in manifest.dependencies}
    for dependency, name in _BY_DEPENDENCY:
        if dependency in declared:
            return name
    tested = " ".join(manifest.scripts.get("test", "") for manifest in inputs.manifests)
    return "node:test" if "node --test" in tested else "unknown"
