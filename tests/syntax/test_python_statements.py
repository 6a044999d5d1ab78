"""Python statements: what each becomes in the lowered language."""

from __future__ import annotations

import pytest

from analyzer.syntax.lowering import lower
from analyzer.syntax.program import (
    Argument,
    Assign,
    Binary,
    Binding,
    Call,
    Case,
    Clause,
    Comprehension,
    Declare,
    Do,
    Expr,
    ForEach,
    Handler,
    If,
    Import,
    Index,
    Jump,
    ListDisplay,
    ListPattern,
    Literal,
    Logical,
    Member,
    Module,
    Name,
    Opaque,
    Outer,
    Raise,
    RestPattern,
    Return,
    SliceRange,
    Stmt,
    Switch,
    Try,
    Unary,
    While,
    With,
)
from analyzer.syntax.walking import walk


def module_of(text: str) -> Module:
    """Lower a file, lines set aside."""
    module = lower("x.py", text.encode())
    for node in walk(module.body):
        node.line = 0
    return module


def run(name: str) -> Do:
    """Return the statement ``name()``."""
    return Do(Call(Name(name), []))


def py(target: Expr, value: Expr | None, annotation: Expr | None = None) -> Declare:
    """Return Python's assignment."""
    return Declare(target, value, "py", annotation)


def call(name: str, *arguments: Expr) -> Call:
    """Return the expression ``name(...)``."""
    return Call(Name(name), [Argument(value) for value in arguments])


A, B, C = (lambda: Name("a")), (lambda: Name("b")), (lambda: Name("c"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = b", [py(A(), B())]),
        ("a: b", [py(A(), None, B())]),
        ("a: b = c", [py(A(), C(), B())]),
        ("a: b[c, a] = c", [py(A(), C(), Index(B(), ListDisplay([C(), A()], "tuple")))]),
        ("a: b.c | None", [py(A(), None, Binary("|", Member(B(), "c"), Literal(None)))]),
        ("a: 'b'", [py(A(), None, Literal("b"))]),
        ("a, *b = c", [py(ListPattern([A(), RestPattern(B())]), C())]),
        ("[a, (b, c)] = c", [py(ListPattern([A(), ListPattern([B(), C()])]), C())]),
        ("a = b = f()", [py(A(), Call(Name("f"), [])), py(B(), A())]),
        ("a.b = c = f()", [py(C(), Call(Name("f"), [])), Do(Assign(Member(A(), "b"), C()))]),
        ("a.b = c", [Do(Assign(Member(A(), "b"), C()))]),
        ("a.b: c = a", [Do(Assign(Member(A(), "b"), A()))]),
        ("a.b: c", []),
        ("a[b] = c", [Do(Assign(Index(A(), B()), C()))]),
        ("a += b", [Do(Assign(A(), B(), "+"))]),
        ("a //= b", [Do(Assign(A(), B(), "//"))]),
        ("type(a).b = c", [Do(Assign(Member(Call(Name("type"), [Argument(A())]), "b"), C()))]),
        ("type a[b] = c", [py(A(), C())]),
        ("type = a", [py(Name("type"), A())]),
        ("del a.b, c", [Do(Unary("delete", Member(A(), "b"))), Do(Unary("delete", C()))]),
        ("assert a, 'why'", [Do(A())]),
        ("assert a, f()", [Do(A()), run("f")]),
        ("pass", []),
        ("global a\nnonlocal b, c", [Outer(["a"]), Outer(["b", "c"])]),
        ("a; b", [Do(A()), Do(B())]),
        ("raise a from b", [Raise(A())]),
        ("raise", [Raise()]),
        ("print a", [Do(Opaque("print_statement"))]),
        ("print f()", [Do(Opaque("print_statement", [Call(Name("f"), [])]))]),
        ("print(a)", [Do(Call(Name("print"), [Argument(A())]))]),
    ],
)
def test_simple_statements(text: str, expected: list[Stmt]):
    assert module_of(text).body == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import a", [Import("a", [Binding("*", "a")], 0)]),
        ("import a.b", [Import("a.b", [Binding("*", "a")], 0, dotted=True)]),
        ("import a.b as c, b", [Import("a.b", [Binding("*", "c")], 0), Import("b", [Binding("*", "b")], 0)]),
        ("from a.b import c as a, b", [Import("a.b", [Binding("c", "a"), Binding("b", "b")], 0)]),
        ("from ..a import (\n  b,  # why\n  c,\n)", [Import("a", [Binding("b", "b"), Binding("c", "c")], 2)]),
        ("from . import a", [Import("", [Binding("a", "a")], 1)]),
        ("from ... import a", [Import("", [Binding("a", "a")], 3)]),
        ("from a import *", [Import("a", [Binding("*", "*")], 0)]),
        ("from a import a", [Import("a", [Binding("a", "a")], 0)]),
        ("from __future__ import annotations", []),
    ],
)
def test_imports(text: str, expected: list[Stmt]):
    assert module_of(text).body == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "if a: f()\nelif b: g()\nelse: h()",
            [If(A(), [run("f")], [If(B(), [run("g")], [run("h")])])],
        ),
        ("for a, b in c: f()\nelse: g()", [ForEach(ListPattern([A(), B()]), C(), [run("f")], otherwise=[run("g")])]),
        ("while a:\n  break\n  continue\nelse: g()", [While(A(), [Jump("break"), Jump("continue")]), run("g")]),
        (
            "try: f()\nexcept (a, b) as c: g()\nexcept: h()\nelse: i()\nfinally: j()",
            [
                Try(
                    [run("f")],
                    [Handler([run("g")], C(), ListDisplay([A(), B()], "tuple")), Handler([run("h")])],
                    [run("j")],
                    [run("i")],
                )
            ],
        ),
        ("try: f()\nexcept* a as b: g()", [Try([run("f")], [Handler([run("g")], B(), A())])]),
        ("try: f()\nexcept a, b: g()", [Try([run("f")], [Handler([run("g")], None, ListDisplay([A(), B()], "tuple"))])]),
        ("with a as b, c: f()", [With(A(), B(), [With(C(), None, [run("f")])])]),
        ("with (a as b, c): f()", [With(A(), B(), [With(C(), None, [run("f")])])]),
        ("with (a, b): f()", [With(A(), None, [With(B(), None, [run("f")])])]),
        ("async with a as (b, c): f()", [With(A(), ListPattern([B(), C()]), [run("f")])]),
        ("with a as b.c: f()", [With(A(), Member(B(), "c"), [run("f")])]),
    ],
)
def test_compound_statements(text: str, expected: list[Stmt]):
    assert module_of(text).body == expected


def test_match_compares_literals_and_dotted_names():
    text = """
match a:
    case 1 | -2: f()
    case b.c: g()
    case "x" "y": h()
    case None: f()
    case b: f()
    case _: g()
"""
    assert module_of(text).body == [
        Switch(
            A(),
            [
                Case(Literal(1), [run("f")]),
                Case(Unary("-", Literal(2)), [run("f")]),
                Case(Member(B(), "c"), [run("g")]),
                Case(Literal("xy"), [run("h")]),
                Case(Literal(None), [run("f")]),
                Case(None, [py(B(), A()), run("f")]),
                Case(None, [run("g")]),
            ],
        )
    ]


def of_class(cls: Expr) -> Call:
    """Return the test whether ``a`` is of a class."""
    return call("isinstance", A(), cls)


def in_a_row() -> Call:
    """Return the test whether ``a`` is a list or a tuple."""
    return of_class(ListDisplay([Name("list"), Name("tuple")], "tuple"))


def held(operator: str, count: int) -> Binary:
    """Return the test how many items ``a`` has."""
    return Binary(operator, call("len", A()), Literal(count))


def others(key: str) -> Comprehension:
    """Return the entries of ``a`` under other keys."""
    pair: list[Expr] = [Name("__key"), Name("__value")]
    other = Binary("not in", Name("__key"), ListDisplay([Literal(key)], "tuple"))
    return Comprehension("dict", Name("__value"), [Clause(ListPattern(pair), Call(Member(A(), "items"), []), [other])], Name("__key"))


def at(key: int | str) -> Index:
    """Return an item of ``a``."""
    return Index(A(), Literal(key))


@pytest.mark.parametrize(
    ("pattern", "test", "bound"),
    [
        ("1 if b", Logical("and", Binary("==", A(), Literal(1)), B()), []),
        ("c if b", Logical("and", ListDisplay([Assign(Name("c"), A())], "tuple"), B()), []),
        ("None as c", Binary("==", A(), Literal(None)), [("c", A())]),
        ("b.C()", of_class(Member(B(), "C")), []),
        ("str(c)", of_class(Name("str")), [("c", A())]),
        ("B(x=c)", of_class(Name("B")), [("c", Member(A(), "x"))]),
        ("B(x=1)", Logical("and", of_class(Name("B")), Binary("==", Member(A(), "x"), Literal(1))), []),
        ("B() | 1", Logical("or", of_class(Name("B")), Binary("==", A(), Literal(1))), []),
        (
            "{'k': c, **d}",
            Logical("and", of_class(Name("dict")), Binary("in", Literal("k"), A())),
            [("c", at("k")), ("d", others("k"))],
        ),
        ("[c, _]", Logical("and", in_a_row(), held("==", 2)), [("c", at(0))]),
        ("c, *d", Logical("and", in_a_row(), held(">=", 1)), [("c", at(0)), ("d", Index(A(), SliceRange(Literal(1), None)))]),
    ],
)
def test_match_asks_what_a_pattern_asks(pattern: str, test: Expr, bound: list[tuple[str, Expr]]):
    [found] = module_of(f"match a:\n    case {pattern}: f()\n").body
    assert found == If(test, [*(py(Name(name), value) for name, value in bound), run("f")])


def test_what_is_matched_is_kept_where_it_is_more_than_a_name():
    kept, found = module_of("match f():\n    case [b]: g(b)\n").body
    assert kept == py(Name("__matched1"), call("f"))
    assert isinstance(found, If)
    assert found.then[0] == py(B(), Index(Name("__matched1"), Literal(0)))


def test_alternatives_of_nested_matches_do_not_multiply_without_bound():
    depth = 12
    text = "".join(f"{'  ' * level}match a:\n{'  ' * level} case 1 | 2 | 3:\n" for level in range(depth)) + "  " * depth + "f()\n"
    cases = sum(isinstance(node, Case) for node in walk(module_of(text).body))
    assert 3 + 9 + 27 <= cases <= 1_000


def test_a_long_elif_chain_is_lowered():
    text = "if a: f()\n" + "elif a: f()\n" * 3_000 + "else: g()\n"
    module = module_of(text)
    assert sum(isinstance(node, Call) for node in walk(module.body)) == 3_002
    assert module.truncated == "depth"
    assert module_of("if a: f()\n" + "elif a: f()\n" * 500).truncated == ""


def test_no_list_is_shared():
    module = lower("x.py", b"a = b = [f()]\nc.d = e.f = [f()]\nmatch a:\n  case 1 | 2: f([1])\na < [b] < c\n")
    seen: set[int] = set()
    for node in walk(module.body):
        assert id(node) not in seen
        seen.add(id(node))


def test_a_type_checking_block_stays_an_if():
    body = module_of("if TYPE_CHECKING:\n    import a\n").body
    assert body == [If(Name("TYPE_CHECKING"), [Import("a", [Binding("*", "a")], 0)])]


def test_return_holds_a_tuple():
    module = module_of("def f():\n    return a, b\n")
    assert [node for node in walk(module.body) if isinstance(node, Return)] == [Return(ListDisplay([A(), B()], "tuple"))]


def test_the_module_counts_lines_and_keeps_its_docstring():
    module = lower("pkg/x.py", b'\xef\xbb\xbf"""What it is.\n\nMore."""\n\n# a comment\nimport a  # why\n\n    # another\nb = 1\n')
    assert (module.file, module.language, module.doc, module.lines, module.errors) == ("pkg/x.py", "python", "What it is.\n\nMore.", 4, 0)
    assert [type(node).__name__ for node in module.body] == ["Import", "Declare"]
