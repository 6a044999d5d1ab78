"""A folder's files without git: a bounded walk that enters neither links nor installed packages."""

from __future__ import annotations

import os

_NEVER = frozenset(
    {
        b".git",
        b".hg",
        b".svn",
        b"__pycache__",
        b".venv",
        b"venv",
        b".tox",
        b".nox",
        b".mypy_cache",
        b".ruff_cache",
        b".pytest_cache",
        b".next",
        b".nuxt",
        b".yarn",
        b".pnpm-store",
        b"bower_components",
        b"site-packages",
        b".terraform",
    }
)
_ENVIRONMENT = frozenset({b"bin", b"Scripts", b"lib", b"Lib", b"lib64", b"include", b"Include", b"share"})
"""What a folder with a ``pyvenv.cfg`` has for Python itself; people make environments in the folder of their program, too.
https://docs.python.org/3/library/venv.html#creating-virtual-environments"""
_DEEPEST = 100


def walk(root: bytes, limit: int) -> tuple[list[bytes], bool]:
    """Return the names of all entries that are not folders (links, pipes, devices too), and whether a bound cut the walk off.

    ``node_modules`` is entered only where nobody installs: not at the root, and without a package.json beside it.
    """
    found: list[bytes] = []
    cut = False
    stack: list[tuple[bytes, int]] = [(b"", 0)]
    while stack:
        folder, depth = stack.pop()
        folders, files = _scan(os.path.join(root, folder) if folder else root)  # noqa: PTH118 - names are bytes, which pathlib cannot hold
        never = _NEVER | _ENVIRONMENT if depth and b"pyvenv.cfg" in files else _NEVER
        if len(found) + len(files) > limit or depth > _DEEPEST:
            cut = True
            continue
        prefix = folder + b"/" if folder else b""
        found += [prefix + name for name in files]
        installs = not folder or b"package.json" in files
        stack += [(prefix + name, depth + 1) for name in folders if name not in never and not (installs and name == b"node_modules")]
    return sorted(found), cut


def _scan(folder: bytes) -> tuple[list[bytes], list[bytes]]:
    folders: list[bytes] = []
    files: list[bytes] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                folder_itself = entry.is_dir(follow_symlinks=False)
                if folder_itself or entry.name != b".git":
                    (folders if folder_itself else files).append(entry.name)
    except OSError:
        return [], []
    return sorted(folders, reverse=True), sorted(files)
