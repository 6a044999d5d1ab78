"""The one small language that JavaScript, TypeScript and Python are lowered into.

Every node carries ``line``, its first line (1-based). Nodes are msgspec structs (array-like, tagged), so that a lowered
module is cached and sent between processes as msgpack. Lists are never shared between nodes.

What lowering promises, for both languages:

- Expressions that the language cannot express become ``Opaque``; nothing is dropped that holds a call.
- ``undefined``, ``null`` and ``None`` are ``Literal(None)``.
- JavaScript ``this`` and ``super`` are ``Name("this")`` and ``Name("super")``. A JavaScript chain ``a?.b`` is an optional ``Member``.
- A Python method's first parameter is an ordinary parameter; ``super()`` is ``Call(Name("super"))``.
- ``import("x")`` is ``Call(Name("import"), [x])``; ``require("x")`` an ordinary call.
- Types are dropped, except annotations of parameters, class fields and declarations, kept as expressions.
- Parentheses, ``as T``, ``satisfies T``, ``!`` and generics' type arguments disappear.
- JSX becomes ``Opaque``. Decorators stay with what they decorate, outermost first (source order).

One long file on purpose: the nodes hold each other, and msgspec finds their names in the module that defines them.
"""

from __future__ import annotations

import msgspec


class Node(msgspec.Struct, array_like=True, tag=True, gc=False, kw_only=True):
    """What every node has: the line on which it begins, 1-based."""

    line: int = 0


# --- expressions -------------------------------------------------------------------------------------------------


class Name(Node, kw_only=False):
    """A variable read, or a binding target."""

    id: str


class Literal(Node, kw_only=False):
    """A string, number, boolean or nothing. Byte strings are ``Opaque``; ``null`` tells JavaScript's from ``undefined``."""

    value: str | int | float | bool | None
    null: bool = False


class Pattern(Node, kw_only=False):
    """A regular-expression literal: source without the slashes, and flags."""

    source: str
    flags: str = ""


class Template(Node, kw_only=False):
    """A template string or an f-string: literal text (``Literal``) and expressions in order, to be concatenated.

    ``raw`` are the texts between the expressions, as they are written, of a template that follows a tag.
    """

    parts: list[Expr]
    raw: list[str] = []


class Formatted(Node, kw_only=False):
    """A part of Python's f-string that is written in a shape of its own: ``!r:>5`` of ``{value!r:>5}``."""

    value: Expr
    shape: str


class Member(Node, kw_only=False):
    """``object.name``; ``optional`` from JavaScript's ``?.`` on: where nothing stands before it, the whole chain is nothing."""

    object: Expr
    name: str
    optional: bool = False


class Index(Node, kw_only=False):
    """``object[index]``; ``index`` may be a ``SliceRange`` (Python). ``optional`` as a member's."""

    object: Expr
    index: Expr
    optional: bool = False


class SliceRange(Node, kw_only=False):
    """``lower:upper:step`` inside an ``Index``."""

    lower: Expr | None = None
    upper: Expr | None = None
    step: Expr | None = None


class Argument(Node, kw_only=False):
    """One argument: ``spread`` is 1 for ``*x`` and ``...x``, 2 for ``**x``; ``keyword`` is Python's ``name=``."""

    value: Expr
    keyword: str | None = None
    spread: int = 0


class Call(Node, kw_only=False):
    """A call; ``new`` for JavaScript's ``new``, ``optional`` as a member's. A tagged template is the only argument of a call of its tag."""

    callee: Expr
    arguments: list[Argument]
    new: bool = False
    optional: bool = False


class ListDisplay(Node, kw_only=False):
    """``[a, *b]``, ``(a, b)`` as a tuple, ``{a, b}`` as a set: ``kind`` is list, tuple or set. Spread items are ``Spread``."""

    items: list[Expr]
    kind: str = "list"


class Spread(Node, kw_only=False):
    """``...x`` or ``*x`` inside a display."""

    value: Expr


class Entry(Node, kw_only=False):
    """One entry of a record: ``key`` is None for ``...x`` and ``**x``; ``kind`` is value, get, set or method."""

    key: Expr | None
    value: Expr
    kind: str = "value"


class RecordDisplay(Node, kw_only=False):
    """An object literal or a dict display. Identifier keys of JavaScript are ``Literal`` strings."""

    entries: list[Entry]


class Unary(Node, kw_only=False):
    """``operator`` is one of not - + ~ typeof void delete (``!`` is lowered to ``not``)."""

    operator: str
    operand: Expr


class Binary(Node, kw_only=False):
    """Arithmetic and comparison. ``===`` is ``==``, ``!==`` is ``!=``, ``is`` is ``==``; also in, not in, instanceof.

    ``loose`` marks JavaScript's own ``==`` and ``!=``, which convert before they compare.

    A chained comparison ``a < b < c`` is ``Logical("and", a < b, b < c)``, where ``b`` is kept under a name if it is more than one.
    """

    operator: str
    left: Expr
    right: Expr
    loose: bool = False


class Logical(Node, kw_only=False):
    """``and`` (``&&``), ``or`` (``||``), ``??``."""

    operator: str
    left: Expr
    right: Expr


class Conditional(Node, kw_only=False):
    """``test ? then : otherwise``."""

    test: Expr
    then: Expr
    otherwise: Expr


class Assign(Node, kw_only=False):
    """``target = value`` as an expression; ``operator`` is "" or the binary/logical operator of ``+=``, ``||=``, ...

    ``target`` is a Name, Member, Index, ListPattern or RecordPattern.
    """

    target: Expr
    value: Expr
    operator: str = ""


class Await(Node, kw_only=False):
    """``await x``."""

    value: Expr


class Yield(Node, kw_only=False):
    """``yield x``; ``delegate`` for ``yield*`` and ``yield from``."""

    value: Expr | None = None
    delegate: bool = False


class SequenceExpr(Node, kw_only=False):
    """JavaScript's comma operator."""

    items: list[Expr]


class Clause(Node, kw_only=False):
    """One ``for target in iterable if conditions`` of a comprehension."""

    target: Expr
    iterable: Expr
    conditions: list[Expr]


class Comprehension(Node, kw_only=False):
    """``kind`` is list, set, dict or generator; ``key`` only for dict."""

    kind: str
    element: Expr
    clauses: list[Clause]
    key: Expr | None = None


class Opaque(Node, kw_only=False):
    """What lowering does not express.

    ``kind`` is the grammar's node kind, ``parts`` the expressions inside that hold calls or functions, and the text of bytes that are text.
    """

    kind: str
    parts: list[Expr] = []


# --- patterns ----------------------------------------------------------------------------------------------------


class DefaultPattern(Node, kw_only=False):
    """``target = default`` inside a pattern."""

    target: Expr
    default: Expr


class RestPattern(Node, kw_only=False):
    """``...target`` or ``*target``."""

    target: Expr


class ListPattern(Node, kw_only=False):
    """``[a, , b = 1, ...c]``; a hole is None."""

    items: list[Expr | None]


class FieldPattern(Node, kw_only=False):
    """``key: target`` inside a record pattern; ``key`` is an expression (a ``Literal`` unless computed)."""

    key: Expr
    target: Expr


class RecordPattern(Node, kw_only=False):
    """``{a, b: c = 1, ...rest}``: FieldPattern items and at most one RestPattern."""

    items: list[Expr]


# --- functions and classes ---------------------------------------------------------------------------------------


class Parameter(Node, kw_only=False):
    """``kind`` is plain, rest (``*args``, ``...args``), keywords (``**kw``) or keyword_only.

    ``target`` is a Name or a pattern; ``annotation`` an expression or None. ``field`` for TypeScript's parameter properties.
    """

    target: Expr
    default: Expr | None = None
    annotation: Expr | None = None
    kind: str = "plain"
    field: bool = False
    decorators: list[Expr] = []


class Function(Node, kw_only=False):
    """A function, method, arrow or lambda. An arrow's expression body is one ``Return``.

    ``kind`` is function, arrow, method, getter, static getter, setter, constructor, static or lambda. ``end`` is its last line.
    ``key`` is the computed name of a method of a class.
    ``branches`` counts if / case / loop / catch / conditional / logical nodes inside, nested functions included.
    """

    name: str
    parameters: list[Parameter]
    body: list[Stmt]
    kind: str = "function"
    decorators: list[Expr] = []
    is_async: bool = False
    generator: bool = False
    end: int = 0
    branches: int = 0
    doc: str = ""
    returns: Expr | None = None
    key: Expr | None = None


class Field(Node, kw_only=False):
    """A class-level assignment: JavaScript fields (``static`` or of the instance), Python class attributes (static is true)."""

    name: Expr
    value: Expr | None
    static: bool = False
    annotation: Expr | None = None
    decorators: list[Expr] = []


class Class(Node, kw_only=False):
    """``members`` holds Function and Field nodes and, for Python, any other statement of the body, in order.

    ``bases`` has one expression for JavaScript's ``extends``; Python's keyword bases (``metaclass=``) are ``keywords``.
    """

    name: str
    bases: list[Expr]
    members: list[Stmt]
    decorators: list[Expr] = []
    keywords: list[Argument] = []
    end: int = 0
    doc: str = ""


# --- statements --------------------------------------------------------------------------------------------------


class Do(Node, kw_only=False):
    """An expression statement."""

    value: Expr


class Declare(Node, kw_only=False):
    """``const target = value``; ``kind`` is var, let, const, using or py (Python's ``=``, annotated assignment too).

    Python ``a = b = c`` is two statements, ``b`` first read from ``a``: lowering emits Declare(a, c), Declare(b, c).
    Assignment to a Member or Index target is ``Do(Assign(...))`` in both languages.
    """

    target: Expr
    value: Expr | None
    kind: str = "const"
    annotation: Expr | None = None


class Define(Node, kw_only=False):
    """A function or class declaration; JavaScript's functions are hoisted by the interpreter."""

    value: Expr


class Return(Node, kw_only=False):
    """``return value``."""

    value: Expr | None = None


class Raise(Node, kw_only=False):
    """``throw value`` or ``raise value``."""

    value: Expr | None = None


class Jump(Node, kw_only=False):
    """``break`` or ``continue``; ``label`` names the loop or block that is meant."""

    kind: str
    label: str = ""


class If(Node, kw_only=False):
    """``else if`` and ``elif`` chains are nested ``If`` in ``otherwise``."""

    test: Expr
    then: list[Stmt]
    otherwise: list[Stmt] = []


class ForEach(Node, kw_only=False):
    """``for (target of iterable)`` (kind of), ``for (target in iterable)`` (kind in), Python's ``for`` (kind of)."""

    target: Expr
    iterable: Expr
    body: list[Stmt]
    kind: str = "of"
    otherwise: list[Stmt] = []
    label: str = ""


class ForLoop(Node, kw_only=False):
    """``for (init; test; update)``."""

    init: list[Stmt]
    test: Expr | None
    update: Expr | None
    body: list[Stmt]
    label: str = ""


class While(Node, kw_only=False):
    """``while`` and, where the body comes ``first``, ``do while``."""

    test: Expr
    body: list[Stmt]
    first: bool = False
    label: str = ""


class Handler(Node, kw_only=False):
    """``except (A, B) as target`` / ``catch (target)``; ``exception`` only for Python."""

    body: list[Stmt]
    target: Expr | None = None
    exception: Expr | None = None


class Try(Node, kw_only=False):
    """``try``; ``otherwise`` is Python's ``else`` part."""

    body: list[Stmt]
    handlers: list[Handler]
    final: list[Stmt] = []
    otherwise: list[Stmt] = []


class With(Node, kw_only=False):
    """``with value as target``, one per context manager, nested."""

    value: Expr
    target: Expr | None
    body: list[Stmt]


class Case(Node, kw_only=False):
    """``test`` is None for default and for Python patterns that bind."""

    test: Expr | None
    body: list[Stmt]


class Switch(Node, kw_only=False):
    """``switch`` and ``match``."""

    subject: Expr
    cases: list[Case]


class Block(Node, kw_only=False):
    """A bare block, also a labelled statement."""

    body: list[Stmt]
    label: str = ""


class Outer(Node, kw_only=False):
    """Python's ``global`` and ``nonlocal``: the names that assignments in this function bind further out."""

    names: list[str]


class Binding(Node, kw_only=False):
    """``imported as local``. ``imported`` is "*" for a namespace and "default" for a default import."""

    imported: str
    local: str
    type_only: bool = False


class Import(Node, kw_only=False):
    """An import statement.

    JavaScript: ``specifier`` as written; no bindings for a side-effect import.
    Python ``from ..a import b as c``: ``specifier`` "a", ``level`` 2, bindings [(b, c)]; ``import *`` is [("*", "*")].
    Python ``import a.b as c``: one Import per module, specifier "a.b", bindings [("*", "c")];
    ``import a.b``: specifier "a.b", bindings [("*", "a")] and ``dotted`` true: the name bound is the top package.
    """

    specifier: str
    bindings: list[Binding]
    level: int = -1
    type_only: bool = False
    dotted: bool = False


class Export(Node, kw_only=False):
    """JavaScript ``export``.

    ``export {a as b}``: names [(a, b)], no specifier. ``export {a as b} from "x"``: with specifier.
    ``export * from "x"``: names [("*", "*")]; ``export * as ns from "x"``: names [("*", "ns")].
    ``export default X`` and ``export = X`` (kind "default" / "assign"): ``value``; a declared default's name is bound too,
    by a ``Define`` emitted before. ``export const a = 1`` is the Declare followed by Export names [(a, a)].
    """

    names: list[Binding]
    specifier: str | None = None
    value: Expr | None = None
    kind: str = "names"
    type_only: bool = False


class Module(Node, kw_only=False):
    """A lowered file. ``file`` is relative to the audited folder, with forward slashes.

    ``errors`` counts the syntax errors that lowering went around; ``truncated`` names bounds hit (depth, time, size), "" when none.
    ``lines`` is the number of lines with something on them that is neither blank nor a comment's only. ``conflicts`` counts merge conflicts
    that were committed: of each the first side was read.
    """

    file: str
    language: str
    body: list[Stmt]
    errors: int = 0
    truncated: str = ""
    doc: str = ""
    lines: int = 0
    directives: list[str] = []
    conflicts: int = 0


Expr = (
    Name | Literal | Pattern | Template | Formatted | Member | Index | SliceRange | Call | ListDisplay | Spread | RecordDisplay | Unary
    | Binary | Logical | Conditional | Assign | Await | Yield | SequenceExpr | Comprehension | Opaque | DefaultPattern | RestPattern
    | ListPattern | FieldPattern | RecordPattern | Function | Class
)  # fmt: skip
Stmt = (
    Do | Declare | Define | Return | Raise | Jump | If | ForEach | ForLoop | While | Try | With | Switch | Block | Import | Export
    | Function | Field | Outer
)  # fmt: skip
