"""Where a compiler's output came from: ``dist/server.js`` -> ``src/server.ts``, by the names that projects give to such folders."""

from __future__ import annotations

import posixpath

OUTPUT_FOLDERS = frozenset(
    {"dist", "build", "lib", "out", "output", "compiled", "es", "esm", "cjs", "built", ".build", "target", "bin", "dist-server", "js"}
)
SOURCE_FOLDERS = ("src", "", "source", "lib", "server", "app")
EXTENSIONS = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json")
_TYPESCRIPT_OF = {".js": (".ts", ".tsx"), ".jsx": (".tsx",), ".mjs": (".mts",), ".cjs": (".cts",)}


def stem_of(path: str) -> str:
    """Return a module's path without the extension that a script or a declaration file has."""
    for suffix in (".d.ts", ".d.mts", ".d.cts", *EXTENSIONS[:-1]):
        if path.endswith(suffix):
            return path.removesuffix(suffix)
    return path


def typescript_names(path: str) -> list[str]:
    """Return what a file name may mean in TypeScript: ``x.js`` is ``x.ts`` or ``x.tsx``."""
    stem, suffix = posixpath.splitext(path)
    return [stem + other for other in _TYPESCRIPT_OF.get(suffix, ())]


def source_stems(path: str, output: str = "", root: str = "") -> list[str]:
    """Return where the source of a built module may be, without extension, likeliest first.

    ``output`` and ``root`` are the compiler's own folders for its output and its sources, if known.
    """
    stem = stem_of(path)
    if stem == output or posixpath.basename(stem) in {"dist", "build"}:
        stem += "/index"
    found: list[str] = []
    if output and stem.startswith(output + "/"):
        inner = stem[len(output) + 1 :]
        found += [
            posixpath.normpath(posixpath.join(root, inner)),
            inner if not root else posixpath.normpath(posixpath.join(root, "src", inner)),
        ]
    parts = stem.split("/")
    for at, part in enumerate(parts[:-1]):
        if part not in OUTPUT_FOLDERS:
            continue
        rests = [parts[at + 1 :]]
        if len(rests[0]) > 1 and rests[0][0] in OUTPUT_FOLDERS | {"src"}:
            rests.append(rests[0][1:])
        found += ["/".join([*parts[:at], *([folder] if folder else []), *rest]) for rest in rests for folder in SOURCE_FOLDERS]
    return [candidate for candidate in dict.fromkeys(found) if candidate != stem]
