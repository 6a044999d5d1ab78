# ruff: noqa: E501 - a hostile text stands on one line
"""Files that are not what they seem: links, devices, names, encodings, sizes, nesting. What is healthy beside them is still read."""

from __future__ import annotations

import codecs
import os
import sys
from pathlib import Path

import pytest

from tests.hostile.laying_out import EXPRESS, PACKAGE, ROUTE_JS, Told, audit, express, fastapi, lay_out

posix = pytest.mark.skipif(os.name != "posix", reason="made with POSIX calls")


def healthy(told: Told) -> bool:
    return told.paths == ["/healthy"]


@posix
def test_links_out_of_the_tree_and_in_circles(tmp_path: Path) -> None:
    secret = lay_out(tmp_path / "outside", {"secret.js": "app.get('/secret', (q, s) => s.send(''));"})
    code = "for (const f of ['./out/secret', './secret', './round/round/app', './self', './up/app', './passwd']) require(f)(app);"
    root = express(tmp_path / "app", code)
    (root / "out").symlink_to(secret)
    (root / "secret.js").symlink_to(secret / "secret.js")
    (root / "round").symlink_to(root / "round2")
    (root / "round2").symlink_to(root / "round")
    (root / "self.js").symlink_to(root / "self.js")
    (root / "up").symlink_to(root)
    (root / "passwd").symlink_to("/etc/passwd")
    (root / "dev").symlink_to("/dev/zero")
    (root / "tsconfig.json").symlink_to("/dev/zero")
    (root / "requirements.txt").symlink_to("/proc/self/environ")
    assert healthy(audit(root))


@posix
def test_pipes_devices_and_sockets(tmp_path: Path) -> None:
    import socket

    root = express(tmp_path, "")
    for name in ("pipe.js", "tsconfig.json", "pyproject.toml", ".env", "Dockerfile", "package-lock.json"):
        os.mkfifo(root / name)
    with socket.socket(socket.AF_UNIX) as server:
        os.chdir(root)
        server.bind("socket.js")
        told = audit(root)
    assert healthy(told)
    assert "skipped" in told.kinds


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="names must be UTF-8 there")
def test_names(tmp_path: Path) -> None:
    root = express(tmp_path, "require('fs').readdirSync(__dirname + '/routes').forEach((f) => app.use('/' + f, require('./routes/' + f)));")
    names = [
        b"new\nline.js",
        b"bidi-\xe2\x80\xaegnp.js",
        b"invalid-\xff\xfe.js",
        b"\x1b[31mred.js",
        b"-rf.js",
        b"$(touch x).js",
        b"a" * 240 + b".js",
        b" .js",
        b"<b>.js",
    ]
    (root / "routes").mkdir()
    for name in names:
        Path(os.fsdecode(os.fsencode(root / "routes") + b"/" + name)).write_text(
            "module.exports = require('express').Router().get('/in', (q, s) => s.send(''));"
        )
    told = audit(root)
    assert "/healthy" in told.paths
    assert "\u202e" not in str(told.report)
    assert "\x1b" not in str(told.report)


@pytest.mark.parametrize(
    "content",
    [
        b"\0" * 1_000_000,
        codecs.BOM_UTF16_LE + ("const a = '\u00e4';\n" * 20_000).encode("utf-16-le"),
        codecs.BOM_UTF16_BE + b"\xd8\x00" * 1_001,
        codecs.BOM_UTF8 * 3 + b"const a = 1",
        b"\xff\xfe\x00\x00" + "const a = 1".encode("utf-32-le"),
        b"const a = '\xff\xfe\xed\xa0\x80\xf5';\n" * 1_000 + "const b = '\u00fc'".encode("latin-1"),
        bytes(range(256)) * 2_000,
        b"\r" * 100_000,
        b"const a = `" + b"${" * 50_000,
        b"/" * 300_000,
        b"/[" * 60_000,
        b"<" * 50_000,
        b"'" + b"\\" * 500_001,
        b"x = " + b"a ? b : " * 50_000 + b"c",
    ],
    ids=range(14),
)
def test_content(content: bytes, tmp_path: Path) -> None:
    others: dict[str, str | bytes] = dict.fromkeys(
        ("a.js", "b.ts", "c.tsx", "package-lock.json", "tsconfig.json", "Dockerfile", ".env", "x.yml"), content
    )
    assert healthy(audit(express(tmp_path / "js", "try { require('./a'); require('./b'); require('./c'); } catch {}", others), seconds=90))
    others = dict.fromkeys(("a.py", "pyproject.toml", "setup.py", "poetry.lock", ".env", "setup.cfg"), content)
    assert healthy(audit(fastapi(tmp_path / "py", "try:\n    import a\nexcept ImportError: pass\n", others), seconds=60))


@pytest.mark.parametrize(
    "opening", ["[", "(", "{", "f(", "a.b(", "-", "!", "() => ", "if (x) ", "`${", "<a>", "a?b:", "new ", "async () => {"]
)
def test_50_000_nested_in_javascript(opening: str, tmp_path: Path) -> None:
    told = audit(
        express(
            tmp_path,
            "require('./deep'); require('./deep2');",
            {"deep.js": opening * 50_000, "deep2.ts": "const x = " + opening * 50_000 + "1"},
        )
    )
    assert healthy(told)
    assert told.seconds < 40


@pytest.mark.parametrize(
    "opening", ["[", "(", "{", "f(", "-", "not ", "lambda: ", "if x: ", "f'{", "x if y else ", "await ", "*", "{1: ", "x["]
)
def test_50_000_nested_in_python(opening: str, tmp_path: Path) -> None:
    told = audit(
        fastapi(
            tmp_path,
            "import deep, deep2, deep3\n",
            {"deep.py": opening * 50_000, "deep2.py": f"x = {opening * 50_000}1", "deep3.py": indented()},
        )
    )
    assert healthy(told)
    assert told.seconds < 40


def indented() -> str:
    return "".join(" " * depth + "if x:\n" for depth in range(600)) + " " * 600 + "pass\n"


def test_20_mb_in_one_line(tmp_path: Path) -> None:
    told = audit(express(tmp_path, "require('./one')(app);", {"one.js": "a(1);" * 4_000_000}), seconds=90)
    assert healthy(told)
    assert told.incomplete


def test_a_file_just_below_the_bound(tmp_path: Path) -> None:
    told = audit(express(tmp_path, "require('./one')(app);", {"one.js": "f(a=>{" * 330_000}), seconds=90)
    assert healthy(told)


def test_thousands_of_empty_files(tmp_path: Path) -> None:
    root = express(tmp_path, "")
    for folder in range(20):
        (root / f"d{folder}").mkdir()
        for number in range(150):
            (root / f"d{folder}" / f"f{number}.js").write_text("")
    assert healthy(audit(root))


BOMBS: dict[str, dict[str, str | bytes]] = {
    "nested JSON": {"tsconfig.json": "[" * 200_000, "package-lock.json": '{"a":' * 100_000, "nx.json": "[" * 100_000 + "]" * 100_000},
    "nested TOML": {"pyproject.toml": "a = " + "[" * 100_000, "Pipfile": "a." * 50_000 + "b = 1", "uv.lock": "[" + "a." * 50_000 + "b]"},
    "TOML tables": {"pyproject.toml": "".join(f"[a{'.a' * (number % 300)}.b{number}]\n" for number in range(3_000))},
    "YAML aliases": {
        name: "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(12))
        for name in (
            "docker-compose.yml",
            "serverless.yml",
            "pnpm-workspace.yaml",
            "pnpm-lock.yaml",
            "app.yaml",
            ".github/workflows/ci.yml",
        )
    },
    "nested YAML": {"docker-compose.yml": "- " * 20_000, "serverless.yml": "[" * 50_000, "k8s.yaml": "{a: " * 20_000},
    "YAML tags": {
        "docker-compose.yml": "a: !!python/object/apply:os.system ['touch ran']\nb: !!python/name:os.abort\n",
        "vercel.json": "{}",
    },
    "numbers": {
        "tsconfig.json": "9" * 200_000,
        "package-lock.json": '{"a": 1e999999, "b": -' + "9" * 100_000 + "}",
        "pyproject.toml": "a = " + "9" * 100_000,
    },
    "a circle of extends": {
        "tsconfig.json": '{"extends": "./a.json", "compilerOptions": {"paths": {"*": ["*"], "@/*": ["./@/*"]}, "baseUrl": "."}}',
        "a.json": '{"extends": ["./tsconfig.json", "./a.json", "./b.json", "../../../../../etc/passwd", "/dev/zero"]}',
        "b.json": '{"extends": "./a", "references": [{"path": "."}], "files": 1}',
    },
    "workspaces in circles": {
        "pnpm-workspace.yaml": "packages: ['**', '..', '../**', '/', '!**', '***', '{a,b}{c,d}{e,f}{g,h}{i,j}{k,l}{m,n}{o,p}{q,r}{s,t}{u,v}']",
        "p/package.json": '{"name": "hostile", "workspaces": ["..", "."], "main": "../..", "exports": {"./*": "./*"}}',
        "lerna.json": '{"packages": [1, null, "*"]}',
    },
    "a glob that backtracks": {
        "p/package.json": '{"workspaces": ["' + "*a" * 2_000 + '"]}',
        "p/" + "a" * 200 + "/x.js": "",
        "pnpm-workspace.yaml": f"packages: ['{'**/' * 500}x']",
    },
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs(name: str, tmp_path: Path) -> None:
    assert healthy(audit(express(tmp_path / "js", "", BOMBS[name]), cwd=tmp_path))
    assert healthy(audit(fastapi(tmp_path / "py", "", {"requirements.txt": "fastapi\n", **BOMBS[name]}), cwd=tmp_path))
    assert not (tmp_path / "ran").exists()


WRONG = [
    "null",
    "1",
    '"text"',
    "[]",
    "[[]]",
    "{}",
    "true",
    '{"a": null}',
    '[null, 1, {"x": []}]',
    '{"fastapi": {"version": []}}',
    '"' + "x" * 10_000 + '"',
]
FIELDS = (
    "name",
    "version",
    "main",
    "module",
    "type",
    "exports",
    "imports",
    "scripts",
    "workspaces",
    "bin",
    "dependencies",
    "devDependencies",
    "engines",
    "packageManager",
    "volta",
    "browser",
    "files",
)


@pytest.mark.parametrize("value", WRONG)
def test_a_package_json_of_wrong_types(value: str, tmp_path: Path) -> None:
    inner = {f"p{number}/package.json": f'{{"{field}": {value}}}' for number, field in enumerate(FIELDS)}
    inner["all/package.json"] = "{" + ", ".join(f'"{field}": {value}' for field in FIELDS) + "}"
    inner["bare/package.json"] = value
    assert healthy(audit(express(tmp_path, "", inner)))


TOML_VALUES = ["1", "true", "[]", "{}", '""', "[1, {}]", "1979-05-27", "{x = [[]]}"]


@pytest.mark.parametrize("value", TOML_VALUES)
def test_a_pyproject_of_wrong_types(value: str, tmp_path: Path) -> None:
    keys = (
        "project",
        "tool",
        "project.name",
        "project.dependencies",
        "project.optional-dependencies",
        "project.requires-python",
        "tool.poetry",
        "tool.poetry.dependencies",
        "tool.uv.workspace",
        "tool.pdm",
        "dependency-groups",
        "build-system",
    )
    inner: dict[str, str | bytes] = {f"p{number}/pyproject.toml": f"{key} = {value}\n" for number, key in enumerate(keys)}
    inner |= {
        f"l{number}/{name}": f"package = {value}\nmetadata = {value}\n"
        for number, name in enumerate(("poetry.lock", "uv.lock", "pdm.lock"))
    }
    inner["r/requirements.txt"] = (
        "-r requirements.txt\n-r ../../../etc/passwd\n-c http://x/\n-e .\n\\\n\\\nfastapi @ file:///dev/zero ; " + "(" * 2_000 + "\n"
    )
    inner["s/setup.py"] = (
        "from setuptools import setup\nsetup(install_requires="
        + value.replace("true", "True").replace("{x = [[]]}", "{}")
        + ", name=open('/dev/zero').read())\n"
    )
    assert healthy(audit(fastapi(tmp_path, "", inner)))


def test_expressions_of_ours_do_not_backtrack(tmp_path: Path) -> None:
    long = [
        "import " + "a, " * 40_000,
        "from " + "." * 100_000,
        "app." + "get" * 40_000,
        "require(" * 20_000,
        "import {" + " " * 200_000,
        "/*" + "*" * 200_000,
        "#" * 200_000,
    ]
    long += [
        '"""' + "\\" * 100_001,
        "@" * 100_000,
        "export * from " * 10_000,
        "process.env." + "A" * 200_000,
        "const x = require(" + " " * 200_000,
        "0" * 200_000,
        "a" * 200_000 + "@",
        "-" * 200_000,
    ]
    files: dict[str, str | bytes] = {}
    for number, text in enumerate(long):
        files |= {f"m{number}.{suffix}": text for suffix in ("js", "py", "ts")}
        files |= {
            f"d{number}/{name}": text
            for name in (
                "Dockerfile",
                ".env",
                "Procfile",
                "requirements.txt",
                "setup.py",
                "package.json",
                "README.md",
                "schema.prisma",
                "x.sql",
            )
        }
    assert healthy(audit(express(tmp_path / "js", "", files), seconds=60))
    assert healthy(audit(fastapi(tmp_path / "py", "", files), seconds=60))


def test_a_repository_that_is_its_own_configuration(tmp_path: Path) -> None:
    wrong = lay_out(
        tmp_path,
        {"package.json": PACKAGE, "app.js": EXPRESS + ROUTE_JS, "pyproject.toml": "[tool.poetry]\nname = 1\n[[tool.replatformx]]\n"},
    )
    assert healthy(audit(wrong))
