"""One pass over a lowered module: its scopes, what each name is bound to, calls, decorators, imports, exports and strings.

Nothing is resolved here: a binding keeps the expression that it was given and the scope to read it in; `facts.Project` follows it on
demand.
"""

from __future__ import annotations

import re
from typing import Any

from analyzer.syntax import program as p

Binding = tuple[Any, "Scope"]
_HOLDS_NODES = re.compile(r"\b(?:Expr|Stmt|Argument|Entry|Clause|Handler|Case)\b")
_SKIPPED = {"annotation", "returns", "decorators", "keywords"}


class ImportedName:
    """A name bound by an import: ``imported`` of ``specifier``, "*" for the module itself, "default" for its default."""

    __slots__ = ("imported", "level", "specifier")

    def __init__(self, specifier: str, imported: str, level: int) -> None:
        self.specifier = specifier
        self.imported = imported
        self.level = level


class Instance:
    """A value known only by its type: the annotation's expression."""

    __slots__ = ("annotation",)

    def __init__(self, annotation: p.Expr) -> None:
        self.annotation = annotation


class Returned:
    """What one more step (a member, an entry of a pattern) takes from another binding."""

    __slots__ = ("key", "value")

    def __init__(self, value: p.Expr, key: str) -> None:
        self.value = value
        self.key = key


class Scope:
    """A module, function or class body. ``qualname`` is "" for the module; ``names`` hold every value a name was given, in order."""

    __slots__ = ("fields", "file", "kind", "module", "names", "node", "parent", "qualname", "resolved", "returns")

    def __init__(self, kind: str, qualname: str, parent: Scope | None, node: Any, file: str) -> None:  # noqa: ANN401 - a node
        self.kind = kind
        self.qualname = qualname
        self.parent = parent
        self.node = node
        self.file = file
        self.module: Scope = parent.module if parent else self
        self.names: dict[str, list[Binding]] = {}
        self.fields: dict[str, list[Binding]] = {}
        self.returns: list[p.Expr] = []
        self.resolved: dict[str, Any] = {}

    @property
    def function(self) -> str:
        """The qualified name of the function that this scope belongs to, "" at module level."""
        scope: Scope | None = self
        while scope is not None and scope.kind != "function":
            scope = scope.parent
        return scope.qualname if scope else ""

    @property
    def owner(self) -> Scope | None:
        """The class scope whose ``this`` or ``self`` is meant here."""
        scope: Scope | None = self
        while scope is not None and scope.kind != "class":
            scope = scope.parent
        return scope


class CallSite:
    """A call (never a decorator): ``ref`` is what its callee stands for once the project has linked it.

    ``text`` is the callee as written, dotted: ``queue.process``; "" where it is no chain of names. ``chosen`` is what it may be where
    the code chooses, None while nobody has asked.
    """

    __slots__ = ("chosen", "file", "line", "node", "ref", "scope", "text")

    def __init__(self, node: p.Call, scope: Scope) -> None:
        self.node = node
        self.scope = scope
        self.ref: Any = None
        self.chosen: Any = None
        self.line = node.line
        self.file = scope.file
        self.text = dotted(node.callee)

    @property
    def function(self) -> str:
        """The qualified name of the enclosing function, "" at module level."""
        return self.scope.function


class Decoration:
    """A decorator above a function, class or field; ``call`` where it has arguments."""

    __slots__ = ("call", "expr", "on", "ref", "scope", "target")

    def __init__(self, expr: p.Expr, on: str, target: Any, scope: Scope) -> None:  # noqa: ANN401 - Function, Class or Field
        self.call = expr if isinstance(expr, p.Call) else None
        self.expr: p.Expr = expr.callee if isinstance(expr, p.Call) else expr
        self.on = on
        self.target = target
        self.scope = scope
        self.ref: Any = None

    @property
    def line(self) -> int:
        return self.expr.line

    @property
    def file(self) -> str:
        return self.scope.file


class Defined:
    """A function or class of a module under its qualified name; ``scope`` is its body's."""

    __slots__ = ("decorators", "node", "qualname", "scope")

    def __init__(self, node: Any, qualname: str, scope: Scope) -> None:  # noqa: ANN401 - Function or Class
        self.node = node
        self.qualname = qualname
        self.scope = scope
        self.decorators: list[Decoration] = []

    @property
    def file(self) -> str:
        return self.scope.file


class ImportFact:
    """One import, in any of its forms. ``names`` are the imported names ("*", "default"); ``type_only`` imports prove no use."""

    __slots__ = ("level", "line", "names", "specifier", "type_only")

    def __init__(self, specifier: str, level: int, line: int, names: tuple[str, ...], *, type_only: bool) -> None:
        self.specifier = specifier
        self.level = level
        self.line = line
        self.names = names
        self.type_only = type_only


class ModuleFacts:
    """What one pass found. ``exports`` map a name ("default", "=" for ``module.exports``) to its value.

    ``stars`` are re-exported specifiers, ``assignments`` those to a member, ``records`` those with an ``$id``, ``env`` the environment
    variables read by name. ``touches`` are the members read of a request or a response (``req.query.page``; whatever its usual name is
    spelled ``req`` or ``res``). Each with its line.
    """

    __slots__ = (
        "assignments",
        "calls",
        "classes",
        "decorations",
        "env",
        "exports",
        "file",
        "functions",
        "imports",
        "is_python",
        "module",
        "patterns",
        "records",
        "scope",
        "stars",
        "strings",
        "touches",
    )

    def __init__(self, module: p.Module) -> None:
        self.module = module
        self.file = module.file
        self.is_python = module.language == "python"
        self.scope = Scope("module", "", None, None, module.file)
        self.assignments: list[tuple[p.Assign, Scope]] = []
        self.calls: list[CallSite] = []
        self.decorations: list[Decoration] = []
        self.functions: dict[str, Defined] = {}
        self.classes: dict[str, Defined] = {}
        self.imports: list[ImportFact] = []
        self.exports: dict[str, Binding] = {}
        self.stars: list[tuple[str, int]] = []
        self.patterns: list[p.Pattern] = []
        self.touches: list[tuple[str, int]] = []
        self.records: list[p.RecordDisplay] = []
        self.strings: list[p.Literal] = []
        self.env: list[tuple[str, int]] = []


REQUEST_ROOTS = {
    "req": "req",
    "request": "req",
    "_req": "req",
    "res": "res",
    "response": "res",
    "reply": "res",
    "rep": "res",
    "_res": "res",
}


def provided(node: Any) -> p.Call | None:  # noqa: ANN401 - any expression
    """Return the call whose result FastAPI gives to a parameter: ``get_db()`` for ``Depends(get_db)``."""
    if not isinstance(node, p.Call) or dotted(node.callee).rsplit(".", 1)[-1] not in {"Depends", "Security"} or not node.arguments:
        return None
    return p.Call(node.arguments[0].value, [], line=node.line)


def dotted(node: Any) -> str:  # noqa: ANN401 - any expression
    """Return a chain of names as text, calls inside as ``()``; "" for anything else."""
    parts: list[str] = []
    while True:
        kind = type(node)
        if kind is p.Name:
            parts.append(node.id)
            return ".".join(reversed(parts)).replace(".()", "()")
        if kind is p.Member:
            parts.append(node.name)
            node = node.object
        elif kind is p.Call:
            parts.append("()")
            node = node.callee
        else:
            return ""


def _parts() -> dict[type, tuple[str, ...]]:
    found = {}
    for kind in vars(p).values():
        if isinstance(kind, type) and issubclass(kind, p.Node):
            hints = {name: text for base in reversed(kind.__mro__) for name, text in vars(base).get("__annotations__", {}).items()}
            found[kind] = tuple(name for name in kind.__struct_fields__ if name not in _SKIPPED and _HOLDS_NODES.search(str(hints[name])))
    return found


PARTS = _parts()
