"""Real git repositories, made by the tests that need them."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
}


def git(folder: Path, *arguments: str, **environment: str) -> str:
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    command = ["git", "-c", "protocol.file.allow=always", *arguments]
    done = subprocess.run(command, cwd=folder, env=inherited | _ENVIRONMENT | environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def repository(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    write(folder, files)
    commit(folder, "first")
    return folder


def commit(folder: Path, message: str, **environment: str) -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message, **environment)
    return git(folder, "rev-parse", "HEAD")


def canary_repository(folder: Path, canary: Path) -> Path:
    """A repository whose configuration starts a program wherever git allows one to be named."""
    script = folder.parent / "canary.sh"
    write(folder.parent, {"canary.sh": f'#!/bin/sh\ntouch "{canary}"\ncat 2>/dev/null\nexit 0\n'})
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    repo = repository(folder, {"app.js": "1", "b.py": "x = 1", ".gitattributes": "* filter=evil diff=evil merge=evil\n"})
    hooks = repo / "hooks"
    for hook in ("post-index-change", "post-checkout", "fsmonitor-watchman", "pre-commit", "reference-transaction"):
        for place in (hooks, repo / ".git" / "hooks"):
            write(place, {hook: script.read_text(encoding="utf-8")})
            (place / hook).chmod(0o755)
    config = f"""
[core]
    fsmonitor = {script}
    hooksPath = {hooks}
    worktree = {folder.parent / "elsewhere"}
    pager = {script}
    editor = {script}
    sshCommand = {script}
    gitProxy = {script}
    askPass = {script}
    alternateRefsCommand = {script}
    untrackedCache = true
[alias]
    ls-files = "!{script}"
    log = "!{script}"
    cat-file = "!{script}"
[filter "evil"]
    clean = {script}
    smudge = {script}
    process = {script}
    required = true
[diff]
    external = {script}
[diff "evil"]
    textconv = {script}
    command = {script}
[merge "evil"]
    driver = {script}
[gpg]
    program = {script}
[log]
    showSignature = true
[credential]
    helper = "!{script}"
[protocol "ext"]
    allow = always
[remote "origin"]
    url = "ext::{script}"
    promisor = true
    partialclonefilter = blob:none
    uploadpack = {script}
[extensions]
    partialClone = origin
[include]
    path = {folder.parent / "more.config"}
[submodule]
    recurse = true
[pager]
    ls-files = {script}
    log = {script}
[uploadpack]
    packObjectsHook = {script}
"""
    with (repo / ".git" / "config").open("a", encoding="utf-8") as file:
        file.write(config)
    write(folder.parent, {"elsewhere/stranger.js": "1", "more.config": f"[core]\n    fsmonitor = {script}\n"})
    write(repo, {"app.js": "changed"})
    return repo
