"""No expression of ours takes more than a power of the length of what it is given, whatever that is."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzer.catalog.load import auth_rules, setting_rules
from analyzer.source import locks
from tests.hostile.ambiguity import Automaton

ROOT = Path(__file__).parents[2]
PACKAGES = ("analyzer", "estimators", "replatform", "reports")
CALLS = frozenset({"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"})


def compiled() -> Iterator[tuple[str, str | bytes, int]]:
    """Yield the expressions that modules of ours keep."""
    for package in PACKAGES:
        for found in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            if found.name.endswith("__main__"):
                continue
            kept = list(vars(importlib.import_module(found.name)).values())
            kept += [item for value in kept for item in (value if isinstance(value, (tuple, list, frozenset)) else ())]
            kept += [item for value in kept if isinstance(value, dict) for item in value.values()]
            kept += [item for value in kept if isinstance(value, tuple) for item in value]
            for value in kept:
                if isinstance(value, re.Pattern):
                    yield found.name, value.pattern, value.flags


def written() -> Iterator[tuple[str, str | bytes, int]]:
    """Yield the expressions that stand in calls of ``re``; those with flags are kept by modules."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
                    continue
                of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in CALLS
                first = node.args[0]
                if of_re and isinstance(first, ast.Constant) and isinstance(first.value, (str, bytes)):
                    yield path.relative_to(ROOT).as_posix(), first.value, 0


def of_data() -> Iterator[tuple[str, str | bytes, int]]:
    """Yield the expressions that are put together from data."""
    for rule in (*auth_rules().reject, *(pattern for _, pattern in auth_rules().accept)):
        yield "the catalog's names of guards", rule.pattern, rule.flags
    for setting in setting_rules():
        yield "the catalog's settings", setting.pattern, 0
    for lock, rules in locks._EXPRESSIONS.items():
        for _, rest in rules:
            yield lock, rest, re.DOTALL


def test_no_expression_of_ours_backtracks_exponentially() -> None:
    found = {(pattern, flags): where for where, pattern, flags in (*written(), *compiled(), *of_data())}
    assert len(found) > 200
    assert [(where, pattern) for (pattern, flags), where in found.items() if Automaton(pattern, flags).ambiguous()] == []


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+$", r"(a|a)*b", r"(a|ab|b)*c", r"(\w+\s?)*!", r"(x+x+)+y", r"(a?b?)*c", r"([a-z]+)*=", r"(?:a{1,99}){1,99}b", r"(.*)*x"],
)
def test_those_that_do_are_seen(pattern: str) -> None:
    assert Automaton(pattern, re.compile(pattern).flags).ambiguous()


@pytest.mark.parametrize("pattern", [r"a+b+", r"(?:a+b)+", r"(?:\w+\.)*\w+", r'"(?:[^"\\]|\\.)*"', r"(?:ab|ac)*", r"(a?b)*", r"\s*=\s*\S+"])
def test_those_that_do_not_are_left_alone(pattern: str) -> None:
    assert not Automaton(pattern).ambiguous()
