"""Where a service starts, by what starts it: scripts, ``main`` and ``bin``, Dockerfiles, Procfiles, compose files, shell scripts.

A Python program may name its application to a server as text: ``uvicorn.run("package.module:app")``, https://www.uvicorn.org/#running-programmatically
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

import msgspec

from analyzer.source.built import OUTPUT_FOLDERS, source_stems, stem_of
from analyzer.source.commands import Started, started_by
from analyzer.source.files import CODE
from analyzer.source.structured import decode
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.source.manifest import Manifest
    from analyzer.source.resolve_javascript import JavaScriptResolver
    from analyzer.source.resolve_python import PythonResolver
    from analyzer.source.tree import Tree

_STARTING = ("start", "serve", "dev", "prod", "server", "watch", "run", "debug", "up", "preview", "local")
_NOT_STARTING = ("test", "lint", "build", "migrat", "seed", "storybook", "format", "docs", "e2e")
_START_FILE = re.compile(
    r"(?:Dockerfile.*|.*\.Dockerfile|Containerfile|Procfile.*|Makefile|.*\.sh|(?:docker-)?compose[\w.-]*\.ya?ml|ecosystem[\w.-]*|nodemon\.json|serverless\.ya?ml"
    r"|app\.ya?ml|fly\.toml|render\.yaml|railway\.(?:json|toml)|pm2[\w.-]*|process\.json|launch\.json|justfile|Justfile|.*\.service)\Z"
)
_RUNNER_LINE = re.compile(r"\b(?:node|nodemon|ts-node|tsx|pm2|bun|fastify|uvicorn|gunicorn|hypercorn|granian|fastapi|python[\d.]*)\b")
_PM2_SCRIPT = re.compile(r"\bscript\"?'?\s{0,4}:\s{0,4}[\"'`]([\w@./-]{1,200})[\"'`]")
_HANDLER = re.compile(r"\bhandler:\s{0,4}[\"']?([\w@./-]{1,200})\.(\w{1,80})\b")
_SERVER = re.compile(rb"\b(?:uvicorn|hypercorn|granian|gunicorn)\b")
_SERVED = re.compile(rb"""["']([A-Za-z_][\w.]{0,200}):([A-Za-z_]\w{0,80})(?:\(\))?["']""")
_RUNS_ANY = re.compile(r"\bnode\s{1,4}[\"']?\$")
_SCRIPT_WORD = re.compile(r"(?<![\w$./*-])[\w./-]{1,200}\.(?:[mc]?js|ts)\b")
_OUT_OF_FOLDER = re.compile(rb"""(?:\brequire\(|\bimport\(?|\bfrom)\s{0,4}["']\.\./""")
_NO_PROGRAMS = (".sh", ".bash", ".json")
_QUOTED_COMMA = re.compile(r"[\"'`],? ?")
_MOST_NAMED = 40
_USUAL = (
    *("src/server", "src/index", "src/app", "src/main", "server", "index", "app", "main"),
    *("bin/www", "server/index", "app/main", "src/app/main"),
)


class Entries(msgspec.Struct, frozen=True):
    """Files relative to the tree, surest first: scripts and modules, and fastify-cli plugins.

    ASGI applications and the functions of console scripts are ``file:attribute``.
    """

    scripts: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()


class EntryFinder:
    """Finds entries of the services of one tree."""

    def __init__(
        self, tree: Tree, roles: Mapping[str, str], javascript: JavaScriptResolver, python: PythonResolver, naming: Mapping[str, bytes]
    ) -> None:
        """Keep what is asked later, and read the files that start things; ``naming`` are the Python sources that name a server."""
        self._tree = tree
        self._javascript = javascript
        self._python = python
        self._sources = [path for path, role in roles.items() if role == "source" and path.endswith(CODE) and not path.endswith(".py")]
        self._naming = naming
        self._named: list[tuple[str, Started]] | None = None
        self._started: list[tuple[str, Started]] = []
        chosen = [
            path
            for path, role in roles.items()
            if role in {"config", "other", "source", "data"} and _START_FILE.match(posixpath.basename(path))
        ]
        for path in chosen:
            self._started += [(posixpath.dirname(path), item) for item in _read(tree, path)]

    def entries(self, root: str, manifests: list[Manifest], *, python: bool = False) -> Entries:
        """Return what starts the service at ``root`` ("." for the tree itself), whose manifests these are."""
        home = "" if root == "." else root
        started = [(home, item) for manifest in manifests for item in _declared(manifest)]
        started += [(folder, item) for folder, item in self._started if _near(folder, home)]
        started += [(folder, item) for folder, item in self._served() if _below(folder, home)] if python else []
        kinds: dict[str, list[str]] = {"script": [], "module": [], "plugin": [], "application": [], "command": []}
        for folder, item in started:
            for path in self._named_by_a_variable(item, home, folder) if "*" in item.target else (self._locate(item, home, folder),):
                if path and _below(path, home):
                    kinds[item.how].append(f"{path}:{item.attribute}" if item.how == "application" else path)
                    if item.how == "module" and item.attribute:
                        kinds["command"].append(f"{path}:{item.attribute}")
        applications = list(dict.fromkeys(kinds["application"]))
        served = [name.rpartition(":")[0] for name in applications]
        scripts = list(dict.fromkeys([*served, *kinds["script"], *kinds["module"]]))
        plugins = tuple(dict.fromkeys(kinds["plugin"]))
        if not scripts and not plugins:
            scripts = list(dict.fromkeys(path for name in _USUAL if (path := self._usual(home, name))))
        return Entries(tuple(scripts), plugins, tuple(applications), tuple(dict.fromkeys(kinds["command"])))

    def _served(self) -> list[tuple[str, Started]]:
        """Return the applications that programs name to a server, with the folder of the program."""
        if self._named is None:
            self._named = []
            for path, content in self._naming.items():
                for found in _SERVED.finditer(content) if _SERVER.search(content) else ():
                    self._named.append((posixpath.dirname(path), Started("application", found[1].decode(), found[2].decode())))
        return self._named

    def _usual(self, home: str, name: str) -> str:
        path = self._javascript.file(posixpath.join(home, name))
        return path if path and not path.endswith(".json") else self._script(posixpath.join(home, name + ".py"))

    def _locate(self, item: Started, home: str, folder: str) -> str:
        if item.how in {"application", "module"}:
            for start in dict.fromkeys((home, folder)):
                found = self._python.resolve(item.target, 0, posixpath.join(start, "__start__.py"))
                if found.kind == "file":
                    return found.path
            return ""
        for start in dict.fromkeys((home, folder)):
            path = posixpath.normpath(posixpath.join(start, _in_an_image(item.target)))
            file = self._script(path) if path.endswith(".py") else self._javascript.file("" if path == "." else path)
            if file and not file.endswith(_NO_PROGRAMS):
                return self._written(file)
        return ""

    def _named_by_a_variable(self, item: Started, home: str, folder: str) -> list[str]:
        """Return the sources that a path may name where a variable of the shell stands in it: each is a program of its own."""
        for start in dict.fromkeys((home, folder)):
            path = posixpath.normpath(posixpath.join(start, _in_an_image(item.target)))
            for pattern in (stem_of(path), *source_stems(path)):
                if not pattern.startswith("*"):
                    shape = re.compile("[^/]+".join(map(re.escape, pattern.split("*"))) + r"\Z")
                    found = [source for source in self._sources if shape.match(stem_of(source))]
                    if found:
                        return found[:_MOST_NAMED]
        return []

    def _written(self, file: str) -> str:
        """Return the source that a committed build output was compiled from, where it is there."""
        if not any(part in OUTPUT_FOLDERS for part in file.split("/")[:-1]) or self._leads_out(file):
            return file
        stems = (stem for stem in source_stems(file) if not any(part in OUTPUT_FOLDERS for part in stem.split("/")[:-1]))
        return next((found for stem in stems if (found := self._javascript.file(stem)) and not found.endswith(".json")), file)

    def _script(self, path: str) -> str:
        folder, name = posixpath.split(path)
        return path if name in self._python.listing(folder or ".") else ""

    def _leads_out(self, file: str) -> bool:
        """Say whether a program in a folder ``bin`` imports from beside it: what a compiler puts there stands by itself."""
        if posixpath.basename(posixpath.dirname(file)) != "bin":
            return False
        try:
            return _OUT_OF_FOLDER.search(self._tree.read(file)[: 1 << 16]) is not None
        except SourceError:
            return False


def _in_an_image(path: str) -> str:
    """Return a path relative to the folder into which images usually copy an application."""
    return path.removeprefix("/app/").removeprefix("/usr/src/app/").lstrip("/")


def starts_program(manifest: Manifest) -> bool:
    """Return whether one of a package's scripts starts a file with node or its kin."""
    return any(started_by(manifest.scripts[name]) for name in _starting_scripts(manifest))


def _starting_scripts(manifest: Manifest) -> list[str]:
    chosen = [name for name in manifest.scripts if any(word in name for word in _STARTING)]
    names = [name for name in chosen if not any(word in name for word in _NOT_STARTING)]
    return sorted(names, key=lambda name: (name != "start", not name.startswith("start"), name))


def _declared(manifest: Manifest) -> list[Started]:
    found: list[Started] = []
    if manifest.ecosystem == "npm":
        for name in _starting_scripts(manifest):
            found += started_by(manifest.scripts[name])
        paths = [manifest.main, *manifest.bin.values(), manifest.module]
        return [*found, *[Started("script", path) for path in paths if path]]
    for target in manifest.scripts.values():
        module, _, attribute = target.partition("[")[0].strip().partition(":")
        if re.fullmatch(r"[\w.]+", module):
            found.append(Started("module", module, attribute))
    declared = manifest.extra.get("fastapi")
    entry = declared.get("entrypoint") if isinstance(declared, dict) else None
    return [*(started_by(f"uvicorn {entry}") if isinstance(entry, str) else []), *found]


def _read(tree: Tree, path: str) -> list[Started]:
    try:
        source = decode(tree.read(path)[: 1 << 16])
    except SourceError:
        return []
    found = [Started("script", script) for script in _PM2_SCRIPT.findall(source)] if "script" in source else []
    found += [Started("script", target) for target, _ in _HANDLER.findall(source)] if "handler:" in source else []
    if path.endswith(".sh") and _RUNS_ANY.search(source):  # a function of the shell, given one program after the other
        found += [Started("script", word) for word in _SCRIPT_WORD.findall(source)[:_MOST_NAMED]]
    for line in source.replace("\\\n", " ").splitlines():
        if _RUNNER_LINE.search(line) and not line.lstrip().startswith(("#", "//")):
            found += started_by(_QUOTED_COMMA.sub(" ", line[:2_000]))
    return found


def _near(folder: str, home: str) -> bool:
    """Say whether a start file may speak of the service: it stands in it or in a folder above it."""
    return _below(folder, home) or not folder or home.startswith(folder + "/") or folder.count("/") == 0


def _below(path: str, home: str) -> bool:
    return not home or path == home or path.startswith(home + "/")
