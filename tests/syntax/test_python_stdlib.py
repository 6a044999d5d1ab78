"""Python's own parser as the oracle: on the standard library, lowering finds as many of each thing as ``ast`` does."""

from __future__ import annotations

import ast
import sysconfig
import warnings
from collections import Counter
from pathlib import Path
from types import UnionType

import pytest

from analyzer.syntax.lowering import lower
from analyzer.syntax.program import Await, Call, Class, Comprehension, ForEach, Function, Handler, Import, Return, With, Yield
from analyzer.syntax.walking import walk

_LIBRARY = Path(sysconfig.get_path("stdlib"))
_FILES = sorted(
    path
    for folder in (".", "asyncio", "concurrent/futures", "email", "http", "importlib", "json", "logging", "unittest", "urllib", "wsgiref")
    for path in (_LIBRARY / folder).glob("*.py")
)
_STEP = max(1, len(_FILES) // 40)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_ASKED_BY_CALLS = ast.MatchClass | ast.MatchSequence | ast.MatchMapping
_SAME = {
    "class": (ast.ClassDef, Class),
    "comprehension": (ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp, Comprehension),
    "await": (ast.Await, Await),
    "yield": (ast.Yield | ast.YieldFrom, Yield),
    "for": (ast.For | ast.AsyncFor, ForEach),
    "handler": (ast.ExceptHandler, Handler),
    "manager": (ast.withitem, With),
}


def _by_ast(tree: ast.Module) -> Counter[str]:
    found: Counter[str] = Counter()
    for node in ast.walk(tree):
        found.update(name for name, (kind, _) in _SAME.items() if isinstance(node, kind))
        found["function"] += isinstance(node, (*_FUNCTIONS, ast.Lambda))
        found["call"] += isinstance(node, ast.Call)
        found["return"] += isinstance(node, ast.Return | ast.Lambda)
        if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            found["decorator"] += len(node.decorator_list)
        elif isinstance(node, ast.Import):
            found["import"] += len(node.names)
        elif isinstance(node, ast.ImportFrom):
            found["import"] += node.module != "__future__"
    return found


def _has(tree: ast.Module, kind: type | UnionType) -> bool:
    return any(isinstance(node, kind) for node in ast.walk(tree))


def _by_lowering(body: list[object]) -> Counter[str]:
    found: Counter[str] = Counter()
    for node in walk(body):
        found.update(name for name, (_, kind) in _SAME.items() if isinstance(node, kind))
        found["function"] += isinstance(node, Function)
        found["call"] += isinstance(node, Call)
        found["return"] += isinstance(node, Return)
        found["import"] += isinstance(node, Import)
        if isinstance(node, Function | Class):
            found["decorator"] += len(node.decorators)
    return found


@pytest.mark.parametrize("path", _FILES[::_STEP], ids=lambda path: path.relative_to(_LIBRARY).as_posix())
def test_the_standard_library_is_lowered_like_ast_reads_it(path: Path):
    source = path.read_bytes()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(source)
    module = lower(path.name, source)
    if module.errors or _has(tree, ast.MatchOr):
        pytest.skip("newer syntax than the grammar's, or or-patterns, whose bodies stand once for each alternative")
    assert module.truncated == ""
    found, expected = _by_lowering(module.body), _by_ast(tree)
    if _has(tree, _ASKED_BY_CALLS):
        assert found.pop("call") > expected.pop("call")
    assert +found == +expected
