"""What a setup.py says in literals. It is read as a syntax tree and never run.

https://setuptools.pypa.io/en/latest/references/keywords.html
"""

from __future__ import annotations

import ast
import warnings
from typing import Any

from analyzer.source.structured import decode

_MAX_BYTES = 200_000
_KEYS = frozenset({"name", "version", "install_requires", "extras_require", "python_requires", "entry_points"})


def read_setup_script(content: bytes) -> dict[str, Any]:
    """Return the literal keywords of ``setup(...)``; names of module-level literals are followed, anything computed is left out."""
    if len(content) > _MAX_BYTES or b"\0" in content:
        return {}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            module = ast.parse(decode(content))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    constants: dict[str, Any] = {}
    for statement in module.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name):
            _keep(constants, statement.targets[0].id, statement.value, constants)
    declared: dict[str, Any] = {}
    for call in _setup_calls(module):
        for keyword in call.keywords:
            if keyword.arg in _KEYS:
                _keep(declared, keyword.arg, keyword.value, constants)
    return declared


def _setup_calls(module: ast.Module) -> list[ast.Call]:
    calls = []
    for statement in module.body:
        inner = statement.body if isinstance(statement, ast.If) else [statement]
        for candidate in inner:
            value = candidate.value if isinstance(candidate, ast.Expr) else None
            if isinstance(value, ast.Call) and _called_name(value) == "setup":
                calls.append(value)
    return calls


def _called_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _keep(into: dict[str, Any], key: str, value: ast.expr, constants: dict[str, Any]) -> None:
    if isinstance(value, ast.Name):
        if value.id in constants:
            into[key] = constants[value.id]
        return
    try:
        into[key] = ast.literal_eval(value)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return
