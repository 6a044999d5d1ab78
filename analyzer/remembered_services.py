"""What the services of a tree were found to be, root by root, kept under less than a finished analysis.

A root's services follow from the settings, our own code, the list of files, their roles, the root's candidates, the content of what was
asked for that is no code, and the programs that its own registration code and inventory asked for: a change elsewhere leaves them standing.
Of a program what counts is the program: a change that leaves it as it was, such as a comment at the end, is none.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from analyzer.facts_of_service import Facts
from analyzer.interp.values import Site
from analyzer.model.analysis import Diagnostic, FrameworkName, Unresolved
from analyzer.model.http import Unmounted
from analyzer.programs import Account
from analyzer.remembered import decoded, keep
from analyzer.serving import Root, Served

if TYPE_CHECKING:
    from analyzer.cache import Cache
    from analyzer.remembered import Fingerprint
    from analyzer.repository import Read
    from analyzer.source.services import ServiceCandidate

MOST_CHANGED = 50
"""Changed files whose programs are compared with what they were; where there are more, the services are read anew."""


class KnownService(msgspec.Struct, frozen=True):
    """What one candidate of a root serves; ``facts`` only where the service was one of the tree's."""

    framework: FrameworkName
    keys: frozenset[tuple[str, str, Site]]
    loaded: frozenset[str]
    apart: tuple[Unmounted, ...]
    guessed: bool
    facts: Facts | None


class KnownRoot(msgspec.Struct, frozen=True):
    """What the candidates of one root serve, and what that follows from: digests of files and of programs."""

    services: tuple[KnownService, ...]
    unresolved: tuple[Unresolved, ...]
    diagnostics: tuple[Diagnostic, ...]
    programs: dict[str, Account]
    files: dict[str, bytes]


class Memory:
    """What earlier runs found the roots of a tree to serve."""

    def __init__(self, kept: Cache, read: Read, prints: Fingerprint) -> None:
        """Read nothing yet."""
        self._kept = kept
        self._read = read
        self._prints = prints
        roles = "\0".join(f"{path}\0{role}" for path, role in read.roles.items())
        self._frame = hashlib.sha256(prints.frame + roles.encode(errors="surrogateescape"))

    def recall(self, candidates: list[ServiceCandidate]) -> Root | None:
        """Return what an earlier run found these candidates of one root to serve, if all that it asked for is as it was."""
        found = decoded(self._kept.get(self._key(candidates)), KnownRoot)
        if found is None or any(self._prints.files.get(path) != digest for path, digest in found.files.items()):
            return None
        accounts = dict(found.programs)
        changed = [path for path, account in accounts.items() if self._prints.files.get(path) != account.content]
        programs = self._read.programs
        if len(changed) > MOST_CHANGED or any(
            not accounts[path].program or programs.digest(path) != accounts[path].program for path in changed
        ):
            return None
        for path in changed:
            accounts[path] = programs.account(path) or accounts[path]
        programs.adopt(accounts)
        by_framework = {item.framework: item for item in candidates}
        services = [
            Served(by_framework[item.framework], item.keys, item.loaded, item.apart, item.guessed, facts=item.facts)
            for item in found.services
        ]
        return Root(candidates, services, {}, list(found.unresolved), list(found.diagnostics), set(accounts))

    def remember(self, root: Root) -> None:
        """Keep what one root serves, with the digests of what was asked for; nothing that another run may find otherwise."""
        programs = self._read.programs
        if programs.by_chance or self._read.javascript.diagnostics:
            return
        accounts = {path: account for path in sorted(root.asked) if (account := programs.asked(path)) is not None}
        files = self._prints.files
        found = KnownRoot(
            services=tuple(
                KnownService(item.candidate.framework, item.keys, item.loaded, item.apart, item.guessed, item.facts)
                for item in root.services
            ),
            unresolved=tuple(root.unresolved),
            diagnostics=tuple(root.diagnostics),
            programs={path: msgspec.structs.replace(account, content=files[path]) for path, account in accounts.items()},
            files={path: files[path] for path in sorted(self._read.tree.noted) if path in files},
        )
        keep(self._kept, self._key(root.candidates), found)

    def _key(self, candidates: list[ServiceCandidate]) -> bytes:
        digest = self._frame.copy()
        digest.update(repr(candidates).encode(errors="surrogateescape"))
        return digest.digest()
