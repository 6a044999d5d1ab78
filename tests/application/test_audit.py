"""Whole audits of small folders that the test makes: what comes out where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from replatform.cli import main

APP = """
const express = require("express");
const app = express();
app.get("/users", (req, res) => res.json([]));
app.post("/users", (req, res) => res.json({}));
app.listen(3000);
"""
GIT = {
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "package.json").write_text('{"name": "shop", "main": "index.js", "dependencies": {"express": "^4.18.0"}}')
    (folder / "index.js").write_text(APP)
    return folder


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, env={**os.environ, **GIT}, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path, text: str) -> str:
    (folder / "index.js").write_text(text)
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "x")
    return git(folder, "rev-parse", "HEAD")


def test_json_on_a_pipe_is_pure(shop: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["audit", str(shop), "--format", "json"]) == 0
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert [f"{item['method']} {item['path']}" for item in report["services"][0]["endpoints"]] == ["GET /users", "POST /users"]
    assert report["snippets"]["index.js:4"] == 'app.get("/users", (req, res) => res.json([]));'
    assert captured.err == ""


def test_the_summary_has_no_colour_on_a_pipe(shop: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["audit", str(shop)]) == 0
    captured = capsys.readouterr()
    assert "shop" in captured.out
    assert "\x1b" not in captured.out + captured.err


def test_several_formats_in_one_folder(shop: Path, tmp_path: Path):
    out = tmp_path / "out"
    assert main(["audit", str(shop), "-f", "json", "-f", "html", "-f", "markdown", "-o", f"{out}/", "-q"]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["report.html", "report.json", "report.md"]


def test_the_same_twice_and_nothing_of_the_place(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    copy = tmp_path / "elsewhere" / "shop"
    copy.parent.mkdir()
    shop.rename(copy)
    outputs = []
    for _ in range(2):
        assert main(["audit", str(copy), "--format", "json", "--today", "2026-03-31"]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    assert str(tmp_path) not in outputs[0]


def test_a_gate_that_holds_is_code_1(shop: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["audit", str(shop), "-f", "json", "--fail-on", "unguarded-endpoint, endpoints>1"]) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out)["services"]
    assert captured.err.splitlines() == [
        "replatform: gate unguarded-endpoint: endpoints without a guard, 2 in all: GET /users, POST /users",
        "replatform: gate endpoints>1: endpoints is 2",
    ]
    assert main(["audit", str(shop), "-f", "json", "--fail-on", "endpoints>2"]) == 0


def test_the_repository_configures(shop: Path, capsys: pytest.CaptureFixture[str]):
    (shop / ".replatform.toml").write_text("fail_on = ['band-change']\n[budgets]\nendpoints = 1\n[team]\nsize = 3\n")
    assert main(["audit", str(shop), "-f", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["method"]["choices"]["team_size"] == 3
    (shop / ".replatform.toml").write_text("[team]\nsze = 3\n")
    assert main(["audit", str(shop), "-f", "json"]) == 2
    assert capsys.readouterr().err == "replatform: .replatform.toml: unknown key team.sze; did you mean 'size'?\n"
    other = shop.parent / "mine.toml"
    other.write_text("[team]\nsize = 2\n")
    assert main(["audit", str(shop), "-f", "json", "--config", str(other), "--team-size", "5"]) == 0
    assert json.loads(capsys.readouterr().out)["method"]["choices"]["team_size"] == 5


@pytest.mark.parametrize("kind", ["missing", "file", "empty", "url", "revision"])
def test_what_cannot_be_read_is_code_3(kind: str, shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "empty").mkdir()
    words = {
        "missing": [str(tmp_path / "nowhere")],
        "file": [str(shop / "index.js")],
        "empty": [str(tmp_path / "empty")],
        "url": ["ext::sh -c date"],
        "revision": [str(shop), "--ref", "v1"],
    }[kind]
    assert main(["audit", *words, "--format", "json"]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("replatform: ")
    assert captured.err.count("\n") == 1


def test_another_framework_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "package.json").write_text('{"dependencies": {"@nestjs/core": "^10.0.0", "@nestjs/common": "^10.0.0"}}')
    (tmp_path / "main.ts").write_text(
        'import { NestFactory } from "@nestjs/core";\nNestFactory.create({}).then((app) => app.listen(3000));\n'
    )
    assert main(["audit", str(tmp_path), "--format", "json"]) == 0
    captured = capsys.readouterr()
    assert [item["name"] for item in json.loads(captured.out)["other_frameworks"]] == ["NestJS"]
    assert "NestJS" in captured.err
    assert main(["audit", str(tmp_path), "--format", "json", "--fail-on", "no-backend"]) == 1


def test_a_broken_file_is_a_diagnostic(shop: Path, capsys: pytest.CaptureFixture[str]):
    (shop / "tsconfig.json").write_text("{ not json")
    (shop / "latin.js").write_bytes(b"const caf\xe9 = 1;\n")
    assert main(["audit", str(shop), "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["services"][0]["endpoints"]) == 2


def test_explain(shop: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["explain", "GET /users", str(shop)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("GET /users\n")
    assert 'index.js:4  app.get("/users"' in out
    for subject in ("weeks", "band", "recommendation", "unresolved", "unguarded-endpoint"):
        assert main(["explain", subject, str(shop)]) == 0
        assert capsys.readouterr().out.strip()
    assert main(["explain", "GET /usres", str(shop)]) == 2
    assert "'GET /users'" in capsys.readouterr().err


def test_explain_names_the_expression_that_stopped_the_reading(shop: Path, capsys: pytest.CaptureFixture[str]):
    text = APP.replace("app.listen", "for (const name of fromDatabase()) app.get(`/x/${name.slug}`, (q, r) => r.end());\napp.listen")
    assert text != APP
    (shop / "index.js").write_text(text)
    assert main(["explain", "GET /x/{?}", str(shop)]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  unresolved")]
    assert "`/x/${name.slug}` = /x/{?}, index.js:" in line


def test_compare(shop: Path, capsys: pytest.CaptureFixture[str]):
    base = commit(shop, APP)
    head = commit(shop, APP.replace('app.post("/users"', 'app.get("/orders"'))
    (shop / "index.js").write_text("what is not committed does not count")
    assert main(["compare", base, head, str(shop), "--format", "json"]) == 0
    changes = json.loads(capsys.readouterr().out)
    assert [item["path"] for item in changes["added"]] == ["/orders"]
    assert [item["path"] for item in changes["removed"]] == ["/users"]
    assert changes["moved"] == []
    assert main(["compare", base, head, str(shop), "--fail-on", "unguarded-endpoint,endpoints>+0"]) == 1
    assert capsys.readouterr().err.splitlines() == ["replatform: gate unguarded-endpoint: endpoints without a guard, 1 new: GET /orders"]
    assert main(["compare", base, base, str(shop), "-f", "markdown"]) == 0
    assert capsys.readouterr().out == "Nothing changed that concerns a migration.\n"
    assert main(["compare", "no-such-branch", head, str(shop)]) == 3


def test_a_renamed_file_is_a_move(shop: Path, capsys: pytest.CaptureFixture[str]):
    base = commit(shop, APP)
    git(shop, "mv", "index.js", "server.js")
    (shop / "package.json").write_text((shop / "package.json").read_text().replace("index.js", "server.js"))
    git(shop, "add", ".")
    git(shop, "commit", "-q", "-m", "x")
    assert main(["compare", base, "HEAD", str(shop), "--format", "json"]) == 0
    changes = json.loads(capsys.readouterr().out)
    assert (changes["added"], changes["removed"]) == ([], [])
    assert {(item["file_before"], item["file_after"]) for item in changes["moved"]} == {("index.js", "server.js")}


def test_a_working_tree_and_its_revision_say_the_same(shop: Path, capsys: pytest.CaptureFixture[str]):
    commit(shop, APP)
    outputs = []
    for words in ([], ["--ref", "HEAD"]):
        assert main(["audit", str(shop), "--format", "json", "--today", "2026-03-31", *words]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


AI = """
const express = require("express");
const { ChatOpenAI } = require("@langchain/openai");
const { RetrievalQAChain } = require("langchain/chains");
const app = express();
app.get("/users", (req, res) => res.json([]));
app.post("/ask", async (req, res) => res.json(await RetrievalQAChain.fromLLM(new ChatOpenAI()).call(req.body)));
app.listen(3000);
"""


def test_the_openapi_document_of_a_service_and_of_its_extraction(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for name, text in (("shop", APP), ("asker", AI)):
        folder = tmp_path / "both" / name
        folder.mkdir(parents=True)
        needs = {"express": "^4.18.0", "langchain": "^0.1.0", "@langchain/openai": "^0.0.14"}
        (folder / "package.json").write_text(json.dumps({"name": name, "main": "index.js", "dependencies": needs}))
        (folder / "index.js").write_text(text)

    def paths(*words: str) -> list[str]:
        assert main(["audit", str(tmp_path / "both"), "--format", "openapi", "--quiet", *words]) == 0
        return sorted(json.loads(capsys.readouterr().out)["paths"])

    assert paths("--service", "shop") == ["/users"]
    assert paths("--service", "asker") == ["/ask", "/users"]
    assert paths("--service", "asker/", "--contract") == ["/ask"]
    for words, says in (
        (["--service", "nobody", "-f", "openapi"], "asker (asker:express)"),
        (["--service", "shop", "--contract", "-f", "openapi"], "would move no endpoint"),
        (["--contract", "-f", "json"], "add --format openapi"),
    ):
        assert main(["audit", str(tmp_path / "both"), *words]) == 2
        assert says in capsys.readouterr().err
