from __future__ import annotations

import json

import pytest

from analyzer.source.files import classify
from analyzer.source.manifest import Manifest
from analyzer.source.manifests import read_manifests
from analyzer.source.packages_npm import member_folders
from analyzer.source.structured import load_json_with_comments
from tests.source.in_memory import MemoryTree


def read(files: dict[str, str | bytes]) -> tuple[dict[str, Manifest], list[str]]:
    tree = MemoryTree(files)
    manifests, diagnostics = read_manifests(tree, classify(tree))
    assert all(found.kind in {"manifest", "unreadable"} and found.incomplete for found in diagnostics)
    return {manifest.path: manifest for manifest in manifests}, [f"{found.file}: {found.message}" for found in diagnostics]


def required(manifest: Manifest) -> list[tuple[str, str, str]]:
    return [(item.name, item.spec, item.group) for item in manifest.dependencies]


def test_package_json() -> None:
    text = """{
  "name": "shop", "version": "1.2.3", "type": "module", "private": true,
  "main": "dist/index.js", "bin": "cli.js",
  "scripts": {"start": "node dist/index.js", "broken": 3},
  "engines": {"node": ">=18"},
  "dependencies": {
    "express": "^4.18.0",
    "@scope/x": "workspace:*"
  },
  "devDependencies": {"jest": "29"},
  "optionalDependencies": {"fsevents": "2"},
  "peerDependencies": {"react": "18"},
  "workspaces": {"packages": ["packages/*"]},
  "imports": {"#x": "./src/x.js"},
  "_moduleAliases": {"@app": "dist"}
}"""
    found, problems = read({"package.json": text})
    manifest = found["package.json"]
    assert problems == []
    assert (manifest.name, manifest.version, manifest.root, manifest.type, manifest.private) == ("shop", "1.2.3", ".", "module", True)
    assert required(manifest) == [
        ("express", "^4.18.0", "runtime"),
        ("@scope/x", "workspace:*", "runtime"),
        ("jest", "29", "dev"),
        ("fsevents", "2", "optional"),
        ("react", "18", "peer"),
    ]
    assert manifest.dependencies[0].line == 7
    assert manifest.scripts == {"start": "node dist/index.js"}
    assert (manifest.bin, manifest.engines, manifest.aliases) == ({"shop": "cli.js"}, {"node": ">=18"}, {"@app": "dist"})
    assert manifest.workspaces == ("packages/*",)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"3",
        b'"text"',
        b"\xff\xfe{\x00",
        b"\x00\x00",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"dependencies": 1' + b"1" * 10_000 + b"}",
        b'{"name": "x"}' + b" " * (5 << 20),
    ],
)
def test_a_broken_package_json_is_a_diagnostic(content: bytes) -> None:
    found, problems = read({"package.json": content})
    assert found["package.json"].dependencies == ()
    assert len(problems) == 1


@pytest.mark.parametrize("value", [None, 1, "text", [], [1, [2]], True])
def test_values_of_wrong_types_are_diagnostics_and_nothing_else(value: object) -> None:
    keys = (
        "name",
        "version",
        "main",
        "module",
        "type",
        "scripts",
        "dependencies",
        "devDependencies",
        "optionalDependencies",
        "peerDependencies",
        "engines",
        "bin",
        "exports",
        "imports",
        "workspaces",
        "_moduleAliases",
        "private",
        "source",
        "types",
        "babel",
    )
    found, _ = read({"package.json": json.dumps(dict.fromkeys(keys, value))})
    assert found["package.json"].dependencies == ()
    found, _ = read({"package.json": json.dumps({key: {"x": value} for key in keys})})
    assert all(isinstance(item.spec, str) for item in found["package.json"].dependencies)


def test_wrong_types_are_named() -> None:
    _, problems = read({"package.json": '{"dependencies": ["express"], "name": 3}'})
    assert problems == ["package.json: package.json: dependencies is not an object", "package.json: package.json: name is not text"]


def test_a_mark_at_the_beginning_and_utf_16_are_read() -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        found, problems = read({"package.json": '{"name": "x"}'.encode(encoding)})
        assert (found["package.json"].name, problems) == ("x", [])


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"package.json": '{"workspaces": ["packages/*", "!packages/old"]}'}, ["packages/a", "packages/b"]),
        ({"package.json": '{"workspaces": ["./packages/**"]}'}, ["packages/a", "packages/b", "packages/b/inner", "packages/old"]),
        (
            {"package.json": "{}", "pnpm-workspace.yaml": "packages:\n  - 'packages/*'  # all\n  - \"tools/x\"\ncatalog:\n  - nothing\n"},
            ["packages/a", "packages/b", "packages/old", "tools/x"],
        ),
        ({"package.json": "{}", "pnpm-workspace.yaml": "packages: ['packages/a']\n"}, ["packages/a"]),
        ({"package.json": "{}", "lerna.json": '{"packages": ["tools/*"]}'}, ["tools/x"]),
        ({"package.json": '{"workspaces": ["' + "*a" * 200 + 'b", "' + "**/" * 50 + 'z"]}'}, []),
    ],
)
def test_members_of_workspaces(files: dict[str, str | bytes], expected: list[str]) -> None:
    found, _ = read(files)
    folders = [".", "packages/a", "packages/b", "packages/b/inner", "packages/old", "tools/x", "a" * 300]
    assert member_folders(found["package.json"], folders) == expected


def test_pyproject_of_every_tool() -> None:
    text = """
[project]
name = "Shop"
version = "1.0"
requires-python = ">=3.11"
dependencies = [
    "FastAPI[standard]>=0.100,<1 ; python_version > '3.8'",
    "uvicorn",
]
[project.optional-dependencies]
dev = ["pytest"]
ai = ["openai>=1"]
[project.scripts]
shop = "shop.cli:main"
[dependency-groups]
lint = ["ruff", {include-group = "dev"}]
[tool.uv]
dev-dependencies = ["mypy"]
[tool.uv.workspace]
members = ["libs/*"]
[tool.pdm.dev-dependencies]
test = ["tox"]
[tool.poetry.dependencies]
python = "^3.11"
Redis_Client = "^5"
celery = {version = "5.3", optional = true}
numpy = [{version = "1"}, {version = "2"}]
[tool.poetry.dev-dependencies]
black = "*"
[tool.poetry.group.docs.dependencies]
mkdocs = "*"
[tool.poetry.group.server.dependencies]
gunicorn = "*"
"""
    found, problems = read({"pyproject.toml": text})
    manifest = found["pyproject.toml"]
    assert problems == []
    assert (manifest.name, manifest.requires_python, manifest.workspaces) == ("Shop", ">=3.11", ("libs/*",))
    assert manifest.scripts == {"shop": "shop.cli:main"}
    assert sorted(required(manifest)) == sorted(
        [
            ("fastapi", ">=0.100,<1", "runtime"),
            ("uvicorn", "", "runtime"),
            ("pytest", "", "dev"),
            ("openai", ">=1", "optional"),
            ("ruff", "", "dev"),
            ("mypy", "", "dev"),
            ("tox", "", "dev"),
            ("redis-client", "^5", "runtime"),
            ("celery", "5.3", "optional"),
            ("numpy", "1", "runtime"),
            ("black", "*", "dev"),
            ("mkdocs", "*", "dev"),
            ("gunicorn", "*", "runtime"),
        ]
    )
    assert manifest.dependencies[0].line == 7


@pytest.mark.parametrize(
    "text",
    [
        "[project\nname=",
        "project = 3",
        "[project]\ndependencies = 'fastapi'",
        "[project]\ndependencies = {a = 1}\nname = []",
        "tool = [1]",
        "x = " + "[" * 50_000,
        "[tool.poetry]\ndependencies = 1\ngroup = [2]\nscripts = 3",
        "[project]\ndependencies = [1, [2], '', '===', 'a @ file:///x']",
    ],
)
def test_broken_pyprojects_do_no_harm(text: str) -> None:
    found, _ = read({"pyproject.toml": text})
    assert set(found) == {"pyproject.toml"}


def test_requirements_with_includes_hashes_and_markers() -> None:
    found, problems = read(
        {
            "requirements.txt": "-r common.txt\n# note\nfastapi==0.115.0 \\\n    --hash=sha256:abc\n"
            "uvicorn[standard]>=0.2 ; python_version > '3'  # why\n"
            "-e .\n./local\n--index-url https://example.org\ngit+https://example.org/x.git#egg=Tool_Box\nname @ https://example.org/y.whl\n",
            "common.txt": "-r requirements.txt\nredis\n-r missing.txt\n",
            "requirements-dev.txt": "pytest\n",
        }
    )
    assert required(found["requirements.txt"]) == [
        ("fastapi", "==0.115.0", "runtime"),
        ("uvicorn", ">=0.2", "runtime"),
        ("tool-box", "", "runtime"),
        ("name", "@ https://example.org/y.whl", "runtime"),
        ("redis", "", "runtime"),
    ]
    assert required(found["requirements-dev.txt"]) == [("pytest", "", "dev")]
    assert problems == ["requirements.txt: includes missing.txt, which is not read"]


def test_setup_py_is_read_and_not_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    canary = tmp_path_factory.mktemp("canary") / "ran"
    text = f"""
from setuptools import setup, find_packages
open({str(canary)!r}, "w").write("x")
REQUIRED = ["fastapi>=0.100", "redis"]
setup(
    name="shop", version=read(), install_requires=REQUIRED, extras_require={{"dev": ["pytest"]}}, packages=find_packages(),
    python_requires=">=3.8",
)
"""
    found, problems = read(
        {"setup.py": text, "broken/setup.py": "import setuptools\nsetup(" + "(" * 5_000, "nul/setup.py": b"import setuptools\0"}
    )
    assert problems == []
    assert not canary.exists()
    assert found["setup.py"].name == "shop"
    assert required(found["setup.py"]) == [("fastapi", ">=0.100", "runtime"), ("redis", "", "runtime"), ("pytest", "", "dev")]
    assert found["broken/setup.py"].dependencies == ()


def test_setup_cfg_pipfile_and_a_wheels_metadata() -> None:
    found, problems = read(
        {
            "a/setup.cfg": "[metadata]\nname = shop\n"
            "[options]\ninstall_requires =\n    fastapi>=0.1\n    uvicorn\n[options.extras_require]\ntest = pytest\n",
            "b/setup.cfg": "[flake8]\nmax-line-length = 3\n",
            "c/Pipfile": '[packages]\nfastapi = "*"\nredis = {version = ">=4"}\n'
            '[dev-packages]\npytest = "*"\n[requires]\npython_version = "3.11"\n',
            "shop-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: Shop\nVersion: 1.0\nRequires-Python: >=3.9\n"
            "Requires-Dist: fastapi<1,>=0.1\nRequires-Dist: pytest ; extra == 'dev'\n\nbody: x\n",
            "d/setup.cfg": "[[[",
        }
    )
    assert "b/setup.cfg" not in found
    assert required(found["a/setup.cfg"]) == [("fastapi", ">=0.1", "runtime"), ("uvicorn", "", "runtime"), ("pytest", "", "dev")]
    assert required(found["c/Pipfile"]) == [("fastapi", "", "runtime"), ("redis", ">=4", "runtime"), ("pytest", "", "dev")]
    assert found["c/Pipfile"].requires_python == "3.11"
    wheel = found["shop-1.0.dist-info/METADATA"]
    assert (wheel.root, wheel.name, wheel.version, wheel.requires_python) == (".", "shop", "1.0", ">=3.9")
    assert required(wheel) == [("fastapi", "<1,>=0.1", "runtime"), ("pytest", "", "optional")]
    assert problems == ["d/setup.cfg: setup.cfg cannot be parsed"]


@pytest.mark.parametrize(
    ("path", "text", "incomplete"),
    [
        ("{{name}}/pyproject.toml", '[project]\nname = "x"\n[project.scripts]\n{{ name }} = "x:main"\n', False),
        ("template/package.json", '{ "name": "x" {% for one in all %}, "a": 1 {% endfor %} }', False),
        ("package.json", '{ "name": "x", ', True),
    ],
)
def test_a_template_of_a_manifest_is_none(path: str, text: str, *, incomplete: bool) -> None:
    tree = MemoryTree({path: text})
    assert [found.incomplete for found in read_manifests(tree, classify(tree))[1]] == [incomplete]


def test_what_a_wheels_package_offers() -> None:
    found, problems = read(
        {
            "shop-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: Shop\nVersion: 1.0\n",
            "shop-1.0.dist-info/entry_points.txt": "[console_scripts]\nshop = shop.cli:main [extra]\n\n"
            "[shop.plugins]\nSmall=shop.small:Plugin\n",
            "bad-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: bad\n",
            "bad-1.0.dist-info/entry_points.txt": "no section\n",
        }
    )
    wheel = found["shop-1.0.dist-info/METADATA"]
    assert wheel.scripts == {"shop": "shop.cli:main [extra]"}
    assert wheel.extra["entry_points"] == {"console_scripts": wheel.scripts, "shop.plugins": {"Small": "shop.small:Plugin"}}
    assert found["bad-1.0.dist-info/METADATA"].scripts == {}
    assert problems == ["bad-1.0.dist-info/METADATA: entry_points.txt cannot be parsed (malformed)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1, // c\n "b": "//no", /* x */ "c": [1, 2,],}', {"a": 1, "b": "//no", "c": [1, 2]}),
        ('{"paths": {"@/*": ["src/*"]}, "x": "/* no */"}', {"paths": {"@/*": ["src/*"]}, "x": "/* no */"}),
        ('{"a": ",}"}', {"a": ",}"}),
    ],
)
def test_json_with_comments(text: str, expected: dict[str, object]) -> None:
    assert load_json_with_comments(text.encode()) == (expected, "")


@pytest.mark.parametrize("text", ["/*" * 200_000, '"\\' * 200_000, "," * 400_000, "//" * 200_000, '{"a' * 100_000, "," + " " * 400_000])
def test_json_with_comments_takes_no_more_than_linear_time(text: str) -> None:
    assert load_json_with_comments(text.encode())[1]
