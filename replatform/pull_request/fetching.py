"""The commits of a comparison, brought into the checkout's object database where a shallow clone lacks them; nothing is checked out.

https://git-scm.com/docs/git-fetch
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from replatform.errors import Exit, Failure

if TYPE_CHECKING:
    from pathlib import Path

    from replatform.pull_request.context import Context

_TIMEOUT = 300
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")
_FIXED = ("-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "gc.auto=0", "-c", "maintenance.auto=false")


def is_commit(text: object) -> bool:
    """Return whether it is a full commit id."""
    return isinstance(text, str) and bool(_COMMIT.match(text))


def bring(context: Context, folder: Path, revision: str, token: str) -> None:
    """Fetch one commit unless it is there; raise Failure where the host does not give it."""
    from analyzer.analyze import SourceError
    from analyzer.revisions import holds, is_shallow

    try:
        if holds(folder, revision):
            return
        if not is_commit(revision):
            raise Failure(
                f"revision {revision} is not in the clone", "check out with fetch-depth: 0, or give a full commit id", Exit.SOURCE
            )
        depth = ("--depth=1",) if is_shallow(folder) else ()  # a depth would make a whole clone shallow
    except SourceError as error:
        raise Failure(error.message, "check the repository out first, with actions/checkout", Exit.SOURCE) from error
    # The credentials that the checkout left first: two of them in one request would be refused.
    said = ""
    for variables in ({}, _credentials(context, token)):
        if variables is not None:
            said = _fetch(context, folder, revision, depth, variables)
            if not said:
                return
    raise Failure(
        f"commit {revision} could not be fetched: {said}", "check out with fetch-depth: 0, or give the job contents: read", Exit.SOURCE
    )


def _fetch(context: Context, folder: Path, revision: str, depth: tuple[str, ...], variables: dict[str, str]) -> str:
    """Return what git complained about, or nothing."""
    git = shutil.which("git")
    if git is None:
        return "git is not installed"
    options = ("--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", *depth)
    where = ("-c", f"safe.directory={folder.resolve()}", "-c", f"safe.directory={context.workspace.resolve()}")
    command = [git, *_FIXED, *where, "fetch", *options, "--end-of-options", f"{context.server}/{context.repository}", revision]
    environment = os.environ | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"} | variables
    try:
        done = subprocess.run(  # noqa: S603 - git itself; the address is the run's own, the revision was validated
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=_TIMEOUT, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return type(error).__name__
    return (
        ""
        if done.returncode == 0
        else (done.stderr.decode(errors="replace").strip().partition("\n")[0] or f"git said {done.returncode}")[:300]
    )


def _credentials(context: Context, token: str) -> dict[str, str] | None:
    """Return the token as git takes it from the environment, where no list of processes shows it."""
    if not token or not context.server.startswith(("https://", "http://")):
        return None
    told = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"http.{context.server}/.extraheader",
        "GIT_CONFIG_VALUE_0": f"AUTHORIZATION: basic {told}",
    }
