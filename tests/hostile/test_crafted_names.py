"""Names that no git and no file system would write, crafted byte by byte into objects, an index, specifiers and configurations.

Nothing raises, nothing outside of the tree is read, and what is left out is said. https://git-scm.com/docs/index-format
"""

from __future__ import annotations

import hashlib
import os
import struct
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from analyzer.source.history import read_history
from analyzer.source.revision_tree import RevisionTree
from analyzer.source.tree import SourceError
from analyzer.source.working_tree import WorkingTree
from tests.hostile.laying_out import EXPRESS, PACKAGE, ROUTE_JS, audit, express, fastapi
from tests.source.repositories import git, repository

APP = (EXPRESS + ROUTE_JS).encode()
SECRET = b"require('express')().get('/secret', (q, s) => s.send(''));\n"
FILE, FOLDER, LINK, MODULE = b"100644", b"40000", b"120000", b"160000"
ABSENT = "1" * 40
Row = tuple[bytes, bytes, str]

LEFT_OUT = (
    b"new\nline.js",
    b"bidi-\xe2\x80\xaegnp.js",
    b"invalid-\xff\xfe.js",
    b"\x1b[31m.js",
    b"x" * 5_000,
    b".",
    b"..",
    b".git",
    b".GIT",
    b"../outside.js",
    b"a/../../outside.js",
    b"/etc/passwd",
    b"/",
    b"//x.js",
    b"a//b.js",
    b".git/hooks/x.js",
    b"a/.git/config",
)
KEPT = (b"a/b.js", b"a\\..\\b.js", b"C:x.js", b"-rf.js", b" .js", b"$(touch x).js")


def written(folder: Path, kind: str, content: bytes) -> str:
    """Write an object that git does not check, and return its id."""
    command = ["git", "hash-object", "-t", kind, "-w", "--literally", "--stdin"]
    return subprocess.run(command, cwd=folder, input=content, capture_output=True, check=True).stdout.decode().strip()


def crafted(folder: Path, rows: Iterable[Row]) -> Path:
    """Commit a healthy service and beside it the ``rows`` of mode, name and object, in the order given."""
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    app, package = written(folder, "blob", APP), written(folder, "blob", PACKAGE.encode())
    known = {"blob": written(folder, "blob", SECRET), "absent": ABSENT}
    known["tree"] = written(folder, "tree", FILE + b" in.js\0" + bytes.fromhex(known["blob"]))
    listed = [(FILE, b"app.js", app), (FILE, b"package.json", package), *((mode, name, known[what]) for mode, name, what in rows)]
    tree = written(folder, "tree", b"".join(mode + b" " + name + b"\0" + bytes.fromhex(blob) for mode, name, blob in listed))
    git(folder, "update-ref", "refs/heads/main", git(folder, "commit-tree", tree, "-m", "crafted"))
    return folder


@pytest.mark.parametrize("name", LEFT_OUT)
def test_a_name_in_a_tree_that_is_left_out(name: bytes, tmp_path: Path) -> None:
    (tmp_path / "outside.js").write_bytes(SECRET)
    with RevisionTree(crafted(tmp_path / "app", [(FILE, name, "blob")]), "HEAD") as tree:
        assert tree.paths() == ["app.js", "package.json"]
        assert [(item.kind, item.incomplete) for item in tree.diagnostics] == [("skipped", True)]
        assert "left out" in tree.diagnostics[0].message


def test_all_of_them_at_once(tmp_path: Path) -> None:
    (tmp_path / "outside.js").write_bytes(SECRET)
    root = crafted(tmp_path / "app", [(FILE, name, "blob") for name in LEFT_OUT])
    told = audit(root, "--ref", "HEAD")
    assert told.paths == ["/healthy"]
    assert told.incomplete
    assert sum("left out" in item["message"] for item in told.report["diagnostics"]) == len(LEFT_OUT)
    (root / "app.js").write_bytes(APP)
    (root / "package.json").write_text(PACKAGE)
    (root / ".git" / "index").write_bytes(index([b"app.js", b"package.json", *LEFT_OUT]))
    assert audit(root).paths == ["/healthy"]


@pytest.mark.parametrize("name", [b"..", b".git", b".", b"/"])
def test_a_folder_in_a_tree_that_is_left_out(name: bytes, tmp_path: Path) -> None:
    with RevisionTree(crafted(tmp_path / "app", [(FOLDER, name, "tree")]), "HEAD") as tree:
        assert tree.paths() == ["app.js", "package.json"]
        assert [item.incomplete for item in tree.diagnostics] == [True]


@pytest.mark.parametrize("name", KEPT)
@pytest.mark.skipif(os.name != "posix", reason="these lead elsewhere on Windows")
def test_a_name_in_a_tree_that_is_only_odd(name: bytes, tmp_path: Path) -> None:
    with RevisionTree(crafted(tmp_path / "app", [(FILE, name, "blob")]), "HEAD") as tree:
        assert sorted(tree.paths()) == sorted(["app.js", "package.json", name.decode()])
        assert tree.read(name.decode()) == SECRET


@pytest.mark.parametrize(
    ("mode", "what"),
    [
        (b"0", "blob"),
        (b"777777", "blob"),
        (MODULE, "blob"),
        (FILE, "tree"),
        (LINK, "tree"),
        (b"040000", "tree"),
        (FILE, "absent"),
        (LINK, "absent"),
        (MODULE, "absent"),
        (b"100755", "blob"),
    ],
)
def test_a_mode_that_is_not_what_the_object_is(mode: bytes, what: str, tmp_path: Path) -> None:
    with RevisionTree(crafted(tmp_path / "app", [(mode, b"z.js", what)]), "HEAD") as tree:
        found = [path for path in tree.paths() if path not in {"app.js", "package.json"}]
        assert len(found) + len(tree.diagnostics) == 1
        for path in found:
            assert b"secret" in tree.read(path) or what == "tree"


@pytest.mark.parametrize(
    "rows",
    [
        [(FILE, b"", "blob")],
        [(FOLDER, b"", "tree")],
        [(FOLDER, b"z", "blob")],
        [(FOLDER, b"z", "absent")],
        [(b"1x0644", b"z.js", "blob")],
        [(b"", b"z.js", "blob")],
    ],
)
def test_a_tree_that_git_itself_cannot_read_is_one_line(rows: list[Row], tmp_path: Path) -> None:
    root = crafted(tmp_path / "app", rows)
    with pytest.raises(SourceError, match="cannot be read") as caught:
        RevisionTree(root, "HEAD")
    assert "git fsck" in caught.value.hint
    assert not read_history(root, "HEAD")[0].authors


def test_a_name_that_stands_twice_is_read_once(tmp_path: Path) -> None:
    rows = [(FILE, b"app.js", "blob"), (FOLDER, b"app.js", "tree"), (FOLDER, b"b", "tree"), (FILE, b"b", "blob")]
    told = audit(crafted(tmp_path / "app", rows), "--ref", "HEAD")
    assert told.report["diagnostics"]
    assert told.incomplete
    with RevisionTree(tmp_path / "app", "HEAD") as tree:
        assert len(tree.paths()) == len(set(tree.paths()))


def index(names: Iterable[bytes]) -> bytes:
    """An index of version 2 with these names, all of one empty blob."""
    entries = b""
    listed = sorted(names)
    for name in listed:
        entry = struct.pack(">10I20sH", 0, 0, 0, 0, 0, 0, 0o100644, 0, 0, 0, b"\0" * 20, min(len(name), 0xFFF)) + name
        entries += entry + b"\0" * (8 - len(entry) % 8)
    content = b"DIRC" + struct.pack(">II", 2, len(listed)) + entries
    return content + hashlib.sha1(content, usedforsecurity=False).digest()


@pytest.mark.parametrize("name", [*LEFT_OUT, b"a\0b.js"])
def test_a_name_in_the_index(name: bytes, tmp_path: Path) -> None:
    root = repository(tmp_path / "app", {"package.json": PACKAGE, "app.js": APP.decode()})
    (tmp_path / "outside.js").write_bytes(SECRET)
    (root / ".git" / "index").write_bytes(index([b"app.js", b"package.json", name]))
    tree = WorkingTree(root)
    assert tree.paths() == ["app.js", "package.json"]
    assert not any(SECRET in tree.read(path) for path in tree.paths())


NUL = "a\\u0000b"
JAVASCRIPT = """
for (const name of ['./a\\0b', '\\0', './\\0/../app', 'express\\0', '/\\0', './x.js\\0.json']) { try { require(name); } catch {} }
require('./a\\u0000b'); import('./a\\x00b'); require('fs').readdirSync(__dirname + '/\\0').forEach((f) => require('./' + f));
require('path').join('\\0', '..', '\\0'); app.use('/p', require('./\\0')); app.use(express.static('\\0'));
"""
PYTHON = """
import importlib, pkgutil, os, pathlib
for name in ("a\\0b", "\\0", ".\\0", "main\\0"):
    try:
        importlib.import_module(name)
        app.include_router(importlib.import_module("a." + name, package="\\0").router)
    except Exception:
        pass
for found in pkgutil.iter_modules(["\\0", "a\\0b"]):
    importlib.import_module(found.name)
os.listdir("\\0"); open("\\0"); pathlib.Path("\\0").glob("\\0*"); pathlib.Path(__file__ + "\\0").parent.joinpath("\\0").iterdir()
"""
CONFIGURED: dict[str, str | bytes] = {
    "p/package.json": (
        f'{{"name": "{NUL}", "main": "{NUL}", "module": "./{NUL}", "bin": {{"{NUL}": "{NUL}"}}, "workspaces": ["{NUL}", "{NUL}/*"],'
        f' "exports": {{"./{NUL}": "./{NUL}", ".": "{NUL}"}}, "imports": {{"#{NUL}": "{NUL}"}}, "scripts": {{"start": "node {NUL}"}},'
        f' "dependencies": {{"{NUL}": "file:{NUL}", "express": "{NUL}"}}}}'
    ),
    "tsconfig.json": (
        f'{{"extends": ["./{NUL}", "{NUL}"], "references": [{{"path": "{NUL}"}}], "files": ["{NUL}"],'
        f' "compilerOptions": {{"baseUrl": "{NUL}", "outDir": "{NUL}", "rootDirs": ["{NUL}"],'
        f' "paths": {{"{NUL}/*": ["{NUL}/*"], "*": ["{NUL}"]}}}}}}'
    ),
    "pyproject.toml": (
        f'[project]\nname = "{NUL}"\ndependencies = ["{NUL}", "fastapi"]\n[project.scripts]\nrun = "{NUL}:{NUL}"\n'
        f'[tool.setuptools]\npackages = ["{NUL}"]\npackage-dir = {{"" = "{NUL}"}}\n[tool.setuptools.packages.find]\nwhere = ["{NUL}"]\n'
        f'[tool.uv.workspace]\nmembers = ["{NUL}", "{NUL}/*"]\n[tool.uv.sources]\nx = {{path = "{NUL}"}}\n'
        f'[tool.poetry]\npackages = [{{include = "{NUL}", from = "{NUL}"}}]\n[tool.fastapi]\nentrypoint = "{NUL}:app"\n'
    ),
    "pnpm-workspace.yaml": f'packages: ["{NUL}", "{NUL}/**"]\n',
    "q/requirements.txt": "-r a\0b\n-e ./\0\nfastapi\0==1\n",
    "Dockerfile": b'FROM node:20\0\nWORKDIR /\0\nCMD ["node", "a\\u0000b"]\nCMD uvicorn a\0b:app\n',
    "Procfile": b"web: node \0\nworker: gunicorn a\0b:app\n",
    ".env": b"A=\0\n\0=B\nPREFIX=/\0\n",
    "docker-compose.yml": f'services:\n  a:\n    build: "{NUL}"\n    command: "node {NUL}"\n',
}


@pytest.mark.parametrize("configured", sorted(CONFIGURED))
def test_a_nul_in_a_configuration(configured: str, tmp_path: Path) -> None:
    others = {configured: CONFIGURED[configured]}
    assert audit(express(tmp_path / "js", "", others)).paths == ["/healthy"]
    assert "/healthy" in audit(fastapi(tmp_path / "py", "", others)).paths


def test_a_nul_in_a_specifier(tmp_path: Path) -> None:
    assert audit(express(tmp_path / "js", JAVASCRIPT, CONFIGURED)).paths == ["/healthy"]
    assert audit(fastapi(tmp_path / "py", PYTHON)).paths == ["/healthy"]
