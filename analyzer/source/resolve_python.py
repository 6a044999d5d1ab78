"""Python's imports: a dotted name -> a module's file, a package's ``__init__.py``, a namespace folder, or something installed.

Where the program is started decides what is importable, and a repository does not say it. So an absolute name is tried from the importer
outwards: the folder that holds its top-level package, each folder above it, their ``src``, and every manifest's folder. A module that is
not there, but beside whose place lies a sample of it (``settings.example.py``, ``settings.py.jinja``), is what is made of that sample.
A package that is nowhere lies in a folder that the repository puts on the path, or is what an image copies under that name.

https://docs.python.org/3/reference/import.html
"""

from __future__ import annotations

import posixpath
import re
import sys
from typing import TYPE_CHECKING

from analyzer.source.copied import copied_folders
from analyzer.source.imports import MISSING, Resolution
from analyzer.source.links import canonical
from analyzer.source.python_path import python_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analyzer.source.manifest import Manifest
    from analyzer.source.tree import Tree

_DEEPEST = 60
_FRAMEWORKS = frozenset({"fastapi", "starlette", "pydantic", "pydantic_settings", "uvicorn"})
_CODE = re.compile(r"\.pyi?(?:\.(?:example|sample|template|default|dist|jinja2?|j2|tmpl))?\Z")
_TEMPLATES = (
    *("{}.example.py", "{}.sample.py", "{}.template.py", "{}.default.py", "{}.dist.py"),
    *("{}.py.example", "{}.py.sample", "{}.py.template", "{}.py.default", "{}.py.dist"),
    *("{}.py.jinja", "{}.py.jinja2", "{}.py.j2", "{}.py.tmpl"),
)
_LOOSE_TEMPLATES = ("{}_example.py", "{}_sample.py", "{}_template.py", "{}-example.py", "{}-sample.py")
_SETTINGS = re.compile(r"conf|setting|secret|credential|constant|param|env\Z", re.IGNORECASE)
"""What such samples are of; ``openai_example.py`` is none of ``openai``."""
_MARKS = ("example", "sample", "template", "default", "dist", ".py.jinja", ".py.j2", ".py.tmpl")
_OVERRIDES = re.compile("local|override|custom|private", re.IGNORECASE)
_STANDARD_LIBRARY = sys.stdlib_module_names | {
    "aifc",
    "annotationlib",
    "asynchat",
    "asyncore",
    "audioop",
    "cgi",
    "cgitb",
    "chunk",
    "compression",
    "crypt",
    "distutils",
    "imghdr",
    "imp",
    "lib2to3",
    "mailcap",
    "msilib",
    "nis",
    "nntplib",
    "ossaudiodev",
    "pipes",
    "smtpd",
    "sndhdr",
    "spwd",
    "sunau",
    "telnetlib",
    "tomllib",
    "uu",
    "xdrlib",
}

_STANDARD_PACKAGES = frozenset(
    {"asyncio", "collections", "compression", "concurrent", "ctypes", "curses", "dbm", "distutils", "email", "encodings", "ensurepip",
     "html", "http", "idlelib", "importlib", "json", "lib2to3", "logging", "msilib", "multiprocessing", "os", "pathlib", "profiling",
     "pydoc_data", "re", "sqlite3", "string", "sysconfig", "test", "tkinter", "tomllib", "turtledemo", "unittest", "urllib", "venv",
     "wsgiref", "xml", "xmlrpc", "zipfile", "zoneinfo"}
)  # fmt: skip
"""Those of the standard library that have modules of their own: ``profile.router`` is none of its."""
_ADDED = re.compile(r"\Apython_|_(?:client|sdk|(?:python|py)(?:_ng)?)\Z")
"""What a distribution's name often has more than its module: ``python-socketio``, ``nats-py``, ``pinecone-client``."""


class PythonResolver:
    """Resolves imports of one tree. The folders of manifests are roots, and what they declare is installed."""

    def __init__(self, tree: Tree, roles: Mapping[str, str], manifests: Iterable[Manifest] = ()) -> None:
        """Index the tree's Python files and folders; vendored files are left out."""
        declared = sorted(manifests, key=lambda manifest: manifest.path)
        self._installed = {requirement.name.replace("-", "_") for manifest in declared for requirement in manifest.dependencies}
        self._installed |= {_ADDED.sub("", name) for name in self._installed} | _FRAMEWORKS
        self._tree = tree
        self._copied: dict[str, list[tuple[str, str]]] | None = None
        self._path: list[tuple[str, str]] | None = None
        self._links = tree.links
        code = {path for path in tree.paths() if _CODE.search(path) and roles.get(path) != "vendored"}
        self._files = {path for path in code if path.endswith((".py", ".pyi"))}
        self._samples = {path for path in code if any(mark in posixpath.basename(path) for mark in _MARKS)}
        self._sampled = {posixpath.dirname(path) for path in self._samples}
        self._children: dict[str, set[str]] = {}
        for path in self._files:
            self._enter(path)
        starts = sorted({"" if manifest.root == "." else manifest.root for manifest in declared} | {""})
        self._roots = [folder for root in starts for folder in (root, _join(root, "src"), _join(root, "lib")) if folder in self._children]
        self._projects = set(starts) - {""}
        self._paths: dict[str, tuple[list[str], list[str]]] = {}
        self._cache: dict[tuple[str, int, str], Resolution] = {}

    def resolve(self, dotted: str, level: int, importer: str) -> Resolution:
        """Return where ``from {level dots}{dotted} import ...`` in file ``importer`` leads; ``dotted`` is "" for ``from . import``."""
        key = (dotted, level, importer)
        found = self._cache.get(key)
        if found is None:
            found = self._relative(dotted, level, posixpath.dirname(importer)) if level else self._absolute(dotted, importer)
            self._cache[key] = found
        return found

    def submodules(self, package: str) -> list[str]:
        """Return the files of the modules and packages directly below a package, given its folder or its ``__init__.py``; sorted."""
        folder = posixpath.dirname(package) if package.endswith("/__init__.py") or package == "__init__.py" else package
        folder = "" if folder == "." else folder
        found = []
        for name in sorted(self._children.get(folder, ())):
            path = _join(folder, name)
            if name.endswith(".py") and name != "__init__.py":
                found.append(path)
            elif _join(path, "__init__.py") in self._files:
                found.append(_join(path, "__init__.py"))
        return found

    def listing(self, folder: str) -> list[str]:
        """Return the names of Python files and of folders that hold any, directly below ``folder``; sorted."""
        return sorted(self._children.get("" if folder == "." else canonical(folder, self._links), ()))

    def module_name(self, path: str) -> str:
        """Return the dotted name under which a file is imported from its nearest root; "" for a root's own ``__init__.py``."""
        root = self._package_root(posixpath.dirname(path))
        inner = path[len(root) + 1 :] if root else path
        parts = posixpath.splitext(inner)[0].split("/")
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def _enter(self, path: str) -> None:
        while path:
            folder, name = posixpath.split(path)
            siblings = self._children.setdefault(folder, set())
            if name in siblings:
                return
            siblings.add(name)
            path = folder

    def _relative(self, dotted: str, level: int, folder: str) -> Resolution:
        for _ in range(level - 1):
            if not folder:
                return MISSING
            folder = posixpath.dirname(folder)
        return self._below(folder, dotted) or self._sample(folder, dotted) or MISSING

    def _absolute(self, dotted: str, importer: str) -> Resolution:
        first, _, rest = dotted.partition(".")
        folder = posixpath.dirname(importer)
        strong, weak = self._search_path(folder)
        foreign = first in self._installed or (first in _STANDARD_LIBRARY and not (rest and first not in _STANDARD_PACKAGES))
        namespace: Resolution | None = None
        own = False
        project = self._project(folder)
        for root in [*strong, *([] if foreign else weak)]:
            if not self._holds(root, first):
                continue
            found = self._below(root, dotted)
            if found is not None and found.kind == "file" and (found.path != importer or rest or found.path.endswith("__init__.py")):
                if namespace is not None and self._is_apart(namespace.path, root, project):
                    continue
                return found
            inside = first not in self._installed or self._is_own(root, first)
            if found is not None and found.kind == "namespace" and inside and root in strong:
                namespace = namespace or (found if rest or _join(root, first) not in self._projects else None)
            own = own or (root in strong and self._is_own(root, first) and _join(root, first + ".py") != importer)
        if first in _STANDARD_LIBRARY and not own:
            return Resolution(kind="builtin", package=first, subpath=rest)
        if namespace is not None:
            return namespace
        tried = (self._sample(root, dotted) for root in [*strong, *weak]) if not foreign else ()
        sample = next((found for found in tried if found is not None), None)
        if sample is None and not own and not foreign:
            sample = self._on_the_path(dotted, folder) or self._in_an_image(first, rest, folder)
        return sample or (MISSING if own else Resolution(kind="external", package=first, subpath=rest))

    def _project(self, folder: str) -> str:
        """Return the nearest folder with a manifest, of those above a folder and the folder itself; "" for the whole tree."""
        return next((above for above in (folder, *_parents(folder)) if above in self._projects), "")

    def _is_apart(self, namespace: str, root: str, project: str) -> bool:
        """Return whether a folder of modules without ``__init__.py`` is the project's own, and ``root`` belongs to another project."""
        around = f"{root}/" if root else ""
        inside = project != "" and namespace.startswith(f"{project}/") and any(name.endswith(".py") for name in self.listing(namespace))
        return inside and not f"{root}/".startswith(f"{project}/") and not project.startswith(around)

    def _on_the_path(self, dotted: str, folder: str) -> Resolution | None:
        """Return the file of a module in a folder that the repository puts on the path; of several the one that is told of nearest."""
        if self._path is None:
            self._path = python_path(self._tree, self._children)
        told = sorted(self._path, key=lambda one: -_shared(one[0], folder))
        tried = (self._below(root, dotted) for _, root in told)
        return next((found for found in tried if found is not None and found.kind == "file"), None)

    def _in_an_image(self, first: str, rest: str, folder: str) -> Resolution | None:
        """Return the file of a package that only an image has under this name; of several the one whose image is nearest."""
        if self._copied is None:
            self._copied = copied_folders(self._tree, self._children)
        copies = sorted(self._copied.get(first, ()), key=lambda copy: (-_shared(copy[0], folder), copy))
        tried = (self._below(copied, rest) for _, copied in copies)
        return next((found for found in tried if found is not None and (rest or found.kind == "file")), None)

    def _search_path(self, folder: str) -> tuple[list[str], list[str]]:
        """Return the roots to try, best first; and the packages that would be roots if the program were started inside them."""
        if folder not in self._paths:
            top = self._package_root(folder)
            above = [top, *_parents(top)]
            nearest = sorted(self._roots, key=lambda root: (-_shared(root, folder), root))
            strong = list(dict.fromkeys([top, *[_join(root, "src") for root in above], *above[1:], *nearest]))
            inside = [folder, *[parent for parent in _parents(folder) if not top or parent.startswith(top + "/")]]
            self._paths[folder] = (strong, [root for root in inside if root not in strong])
        return self._paths[folder]

    def _package_root(self, folder: str) -> str:
        while folder and _join(folder, "__init__.py") in self._files:
            folder = posixpath.dirname(folder)
        return folder

    def _holds(self, root: str, name: str) -> bool:
        children = self._children.get(root)
        return children is not None and (name in children or name + ".py" in children or _join(root, name) in self._links)

    def _is_own(self, root: str, name: str) -> bool:
        return _join(_join(root, name), "__init__.py") in self._files or _join(root, name + ".py") in self._files

    def _below(self, root: str, dotted: str) -> Resolution | None:
        parts = [part for part in dotted.split(".") if part]
        if len(parts) > _DEEPEST:
            return None
        path = canonical("/".join([*([root] if root else []), *parts]), self._links)
        if _join(path, "__init__.py") in self._files:
            return Resolution(kind="file", path=_join(path, "__init__.py"))
        if path and path + ".py" in self._files:
            return Resolution(kind="file", path=path + ".py")
        if path in self._children:
            return Resolution(kind="namespace", path=path or ".")
        return None

    def _sample(self, root: str, dotted: str) -> Resolution | None:
        """Return what a user is told to copy to the module that is missing: ``config.example.py`` for ``config``."""
        above, _, name = dotted.rpartition(".")
        if not name or not self._samples or above.count(".") > _DEEPEST:
            return None
        folder = canonical("/".join([*([root] if root else []), *above.split(".")]) if above else root, self._links)
        if folder not in self._sampled or _OVERRIDES.search(name):
            return None
        patterns = (*_TEMPLATES, *(_LOOSE_TEMPLATES if _SETTINGS.search(name) else ()))
        path = next((path for pattern in patterns if (path := _join(folder, pattern.format(name))) in self._samples), None)
        return Resolution(kind="file", path=path) if path is not None else None


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder and name else folder or name


def _parents(folder: str) -> list[str]:
    found = []
    while folder:
        folder = posixpath.dirname(folder)
        found.append(folder)
    return found


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one.split("/") if one else [], other.split("/") if other else [], strict=False):
        if left != right:
            break
        count += 1
    return count
