"""What a Python file is in the lowered language.

https://docs.python.org/3/reference/ in the grammar of https://github.com/tree-sitter/tree-sitter-python
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.syntax import (  # noqa: F401  (they register what they lower)
    python_chains,
    python_compound,
    python_definitions,
    python_displays,
    python_errors,
    python_expressions,
    python_imports,
    python_match,
    python_statements,
    python_strings,
)
from analyzer.syntax.parsing import count_errors
from analyzer.syntax.program import Module
from analyzer.syntax.python_definitions import take_doc
from analyzer.syntax.python_lowering import Lowering

if TYPE_CHECKING:
    import tree_sitter

_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_LINE_WITH_CODE = re.compile(rb"\n[ \t\f\r]*[^\s#]")


def lower_python(file: str, source: bytes, tree: tree_sitter.Tree) -> Module:
    """Lower the parsed ``source``, UTF-8 without a byte order mark; ``file`` is its path in the audited folder.

    Never fails: syntax errors are counted in ``errors`` and gone around, a bound that was hit is named in ``truncated``.
    The deepest nesting needs some 2,000 frames: the caller raises the recursion limit.
    """
    try:
        source.decode()
    except UnicodeDecodeError:
        source = _NOT_ASCII.sub(b"?", source)
    root = tree.root_node
    lowering = Lowering(source, damaged=root.has_error)
    body = python_errors.fragments(lowering, root.children) if root.is_error else lowering.statements(root.children)
    return Module(
        file,
        "python",
        body,
        errors=count_errors(root),
        truncated=lowering.truncated,
        doc=take_doc(body),
        lines=len(_LINE_WITH_CODE.findall(b"\n" + source)),
        line=1,
    )
