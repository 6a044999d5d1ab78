"""What the services of a tree were found to be, kept under less than a finished analysis: a change elsewhere leaves it standing.

It follows from the settings, our own code, the list of files, their roles, the candidates, and the content of what was asked for on the
way. Of a program that was asked for, what counts is the program: a change that leaves it as it was, such as a comment at the end, is none.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from analyzer.facts_of_service import Facts
from analyzer.model.analysis import Diagnostic, Unresolved
from analyzer.programs import Account
from analyzer.remembered import decoded, keep

if TYPE_CHECKING:
    from analyzer.cache import Cache
    from analyzer.remembered import Fingerprint
    from analyzer.repository import Read

MOST_CHANGED = 50
"""Changed files whose programs are compared with what they were; where there are more, the services are read anew."""


class Found(msgspec.Struct, frozen=True):
    """What the services of a tree are, and what that follows from: digests of files and of programs."""

    facts: tuple[Facts, ...]
    unresolved: tuple[Unresolved, ...]
    diagnostics: tuple[Diagnostic, ...]
    programs: dict[str, Account] = {}
    files: dict[str, bytes] = {}


def recall_services(kept: Cache, read: Read, prints: Fingerprint) -> Found | None:
    """Return what an earlier run found the services to be, if all that it asked for is as it was."""
    found = decoded(kept.get(_frame(read, prints)), Found)
    if found is None or any(prints.files.get(path) != digest for path, digest in found.files.items()):
        return None
    accounts = dict(found.programs)
    changed = [path for path, account in accounts.items() if prints.files.get(path) != account.content]
    if len(changed) > MOST_CHANGED:
        return None
    for path in changed:
        if not accounts[path].program or read.programs.digest(path) != accounts[path].program:
            return None
    for path in changed:
        now = read.programs.account(path)
        if now is not None:
            accounts[path] = now
    read.programs.adopt(accounts)
    return found


def remember_services(kept: Cache, read: Read, prints: Fingerprint, found: Found) -> None:
    """Keep what the services were found to be, with the digests of what was asked for."""
    if read.programs.by_chance:
        return
    programs = {path: msgspec.structs.replace(account, content=prints.files[path]) for path, account in read.programs.accounts().items()}
    files = {path: prints.files[path] for path in sorted(read.tree.noted) if path in prints.files}
    keep(kept, _frame(read, prints), msgspec.structs.replace(found, programs=programs, files=files))


def _frame(read: Read, prints: Fingerprint) -> bytes:
    """Return the digest of what the services follow from beside the content of files that are asked for."""
    roles = "\0".join(f"{path}\0{role}" for path, role in read.roles.items())
    return hashlib.sha256(prints.frame + f"{roles}\0{read.candidates!r}".encode(errors="surrogateescape")).digest()
