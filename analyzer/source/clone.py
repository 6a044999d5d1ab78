"""A repository on a server, cloned into a temporary folder: no working files, no hooks, and no transport that could run a command.

https://git-scm.com/docs/git-clone  https://github.com/gitpython-developers/GitPython/security/advisories
"""

from __future__ import annotations

import re
import shutil
import tempfile
import weakref
from pathlib import Path

from analyzer.source.lockdown import neutral_environment
from analyzer.source.tree import SourceError

_HTTPS = re.compile(r"https://(?:[\w.~%+-]+(?::[\w.~%+-]*)?@)?[A-Za-z0-9][\w.-]{0,250}(?::\d{1,5})?(?:/[\w.~%+@-]+)+/?\Z")
_SSH = re.compile(r"ssh://(?:[A-Za-z0-9_][\w.-]{0,60}@)?[A-Za-z0-9][\w.-]{0,250}(?::\d{1,5})?(?:/[\w.~%+-]+)+/?\Z")
_SCP = re.compile(r"[A-Za-z0-9_][\w.-]{0,60}@[A-Za-z0-9][\w.-]{0,250}:(?![-/:])[\w.~+-]+(?:/[\w.~+-]+)*/?\Z")
_ANY_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?::|//)|[\w.-]+@[\w.-]+:")
_OPTIONS = ["--no-checkout", "--no-recurse-submodules"]
_NEWEST_ONLY = ["--depth=1", "--no-tags", "--single-branch"]


def looks_like_url(target: str) -> bool:
    """Say whether what the user gave is meant as a URL (of any kind, safe or not) and not as a folder."""
    return bool(_ANY_URL.match(target))


class Clone:
    """A clone without files, in ``path``; deleted with this object or by ``close``. Read it with RevisionTree(path, "HEAD")."""

    def __init__(self, path: Path) -> None:
        """Own ``path``."""
        self.path = path
        self._cleanup = weakref.finalize(self, shutil.rmtree, path, ignore_errors=True)

    def close(self) -> None:
        """Delete the clone."""
        self._cleanup()


def clone(url: str, *, history: bool = False) -> Clone:
    """Clone an https or ssh URL, its newest commit only unless ``history``; raises SourceError for other URLs and when git fails.

    The user's own git configuration is not read; credentials come from the URL or from ssh.
    """
    if not (_HTTPS.match(url) or _SSH.match(url) or _SCP.match(url)) or "/../" in url:
        raise SourceError(f"{_shown(url)} cannot be cloned", "only https://, ssh:// and git@host:path URLs are")
    from git import Repo
    from git.exc import GitError

    target = Path(tempfile.mkdtemp(prefix="replatform-clone-"))
    environment = neutral_environment() | {
        "GIT_ALLOW_PROTOCOL": "https:ssh",
        "GIT_LFS_SKIP_SMUDGE": "1",
        "GIT_SSH_COMMAND": "ssh -oBatchMode=yes",
    }
    depth = [] if history else _NEWEST_ONLY
    template = tempfile.mkdtemp(prefix="replatform-template-")
    try:
        repo = Repo.clone_from(
            url, target / "repository", env=environment, multi_options=[*_OPTIONS, *depth], template=template, allow_unsafe_options=True
        )
        repo.close()
    except (GitError, OSError, ValueError) as error:
        shutil.rmtree(target, ignore_errors=True)
        raise SourceError(f"{_shown(url)} could not be cloned", _reason(error)) from None
    finally:
        shutil.rmtree(template, ignore_errors=True)
    return Clone(target / "repository")


def _shown(url: str) -> str:
    return re.sub(r"(?<=//)[^/@\s]*@", "", url)[:160].encode("unicode_escape").decode("ascii")


def _reason(error: BaseException) -> str:
    stderr = str(getattr(error, "stderr", "") or "")
    found = re.search(r"(?:fatal|ERROR|error|ssh): ([^\n']{1,200})", stderr)
    return _shown(found[1]).strip() if found else "git could not be run"
