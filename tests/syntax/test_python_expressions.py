"""Python expressions: what each becomes in the lowered language."""

from __future__ import annotations

import pytest

from analyzer.syntax.lowering import lower
from analyzer.syntax.program import (
    Argument,
    Assign,
    Await,
    Binary,
    Call,
    Clause,
    Comprehension,
    Conditional,
    Declare,
    Do,
    Entry,
    Expr,
    Formatted,
    Function,
    Index,
    ListDisplay,
    Literal,
    Logical,
    Member,
    Name,
    Opaque,
    Parameter,
    RecordDisplay,
    Return,
    SliceRange,
    Spread,
    Template,
    Unary,
    Yield,
)
from analyzer.syntax.walking import walk

A, B, C, D = (lambda: Name("a")), (lambda: Name("b")), (lambda: Name("c")), (lambda: Name("d"))


def lowered(text: str) -> Expr:
    """Lower the value of an assignment, lines set aside."""
    module = lower("x.py", f"x = ({text})".encode())
    assert (module.errors, module.truncated, len(module.body)) == (0, "", 1)
    for node in walk(module.body):
        node.line = 0
    assert isinstance(module.body[0], Declare)
    assert module.body[0].value is not None
    return module.body[0].value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1_000", 1000),
        ("0xFF_F", 0xFFF),
        ("0o17", 15),
        ("0b11", 3),
        ("017", 15),
        ("1e3", 1000.0),
        ("1_0.5", 10.5),
        (".5", 0.5),
        ("18446744073709551615", 2**64 - 1),
        ("True", True),
        ("False", False),
        ("None", None),
        ("'a'", "a"),
        ('""', ""),
        ('""""a" b"""', '"a" b'),
        ("u'a'", "a"),
        (r"'a\tb\x41\u00e9\U0001F600\101\0'", "a\tbA\u00e9\U0001f600A\0"),
        (r"'\N{EM DASH}\N{NO SUCH NAME}'", "\N{EM DASH}\\N{NO SUCH NAME}"),
        (r"'\d \' \\n'", "\\d ' \\n"),
        ("'a\\\nb'", "ab"),
        (r"r'\n\''", r"\n\'"),
        (r"'\ud800'", "\N{REPLACEMENT CHARACTER}"),
        (r"'\U00110000'", "\N{REPLACEMENT CHARACTER}"),
        ("'a' \"b\" r'\\c'", "ab\\c"),
        ("'a'  # first\n 'b'", "ab"),
        ("f'a{{b}}'", "a{b}"),
        ("'h\u00e9' 'w\u00f6'", "h\u00e9w\u00f6"),
    ],
)
def test_literals(text: str, expected: str | float | None):
    value = lowered(text)
    assert isinstance(value, Literal)
    assert (type(value.value), value.value) == (type(expected), expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("b'\\x00'", "bytes"), ("rb'a' b'b'", "bytes"), ("3j", "integer"), ("1.5J", "float"), ("...", "ellipsis"), ("9" * 30, "integer")],
)
def test_what_has_no_literal_is_opaque(text: str, kind: str):
    assert lowered(text) == Opaque(kind)


def test_bytes_that_are_plain_text_keep_it():
    assert lowered("b'x-host'") == Opaque("bytes", parts=[Literal("x-host")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("f'/a/{b}/{c!r:>{d}}'", [Literal("/a/"), B(), Literal("/"), C()]),
        ("f'{a}' 'b' f'c{d}'", [A(), Literal("bc"), D()]),
        ("'a' f'{b}'", [Literal("a"), B()]),
        ("f'{a=}'", [Literal("a="), Formatted(A(), "!r")]),
        ("f'{a!s:>5}{b:02d}'", [Formatted(A(), "!s:>5"), Formatted(B(), ":02d")]),
        ("f'{{{a}}}\\n'", [Literal("{"), A(), Literal("}\n")]),
        ("rf'\\n{a}'", [Literal("\\n"), A()]),
        ('f"""{a}"b" """', [A(), Literal('"b" ')]),
        ("f'{a[\"b\"]}'", [Index(A(), Literal("b"))]),
        ("f'{a, b}'", [ListDisplay([A(), B()], "tuple")]),
        ("t'a{b}'", [Literal("a"), B()]),
    ],
)
def test_templates(text: str, expected: list[Expr]):
    assert lowered(text) == Template(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a.b.c", Member(Member(A(), "b"), "c")),
        ("a\n  # a comment\n  .b()", Call(Member(A(), "b"), [])),
        ("a(b)(c)", Call(Call(A(), [Argument(B())]), [Argument(C())])),
        ("a(b, *c, d=d, **b)", Call(A(), [Argument(B()), Argument(C(), None, 1), Argument(D(), "d"), Argument(B(), None, 2)])),
        (
            "a(b for b in c)",
            Call(A(), [Argument(Comprehension("generator", B(), [Clause(B(), C(), [])]))]),
        ),
        ("super().a", Member(Call(Name("super"), []), "a")),
        ("a[b]", Index(A(), B())),
        ("a[b, c]", Index(A(), ListDisplay([B(), C()], "tuple"))),
        ("a[b,]", Index(A(), ListDisplay([B()], "tuple"))),
        ("a[b:c]", Index(A(), SliceRange(B(), C()))),
        ("a[::b]", Index(A(), SliceRange(None, None, B()))),
        ("a[:]", Index(A(), SliceRange())),
        ("a[*b]", Index(A(), Spread(B()))),
    ],
)
def test_chains(text: str, expected: Expr):
    assert lowered(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b * c", Binary("+", A(), Binary("*", B(), C()))),
        ("a - b + c", Binary("+", Binary("-", A(), B()), C())),
        ("a @ b", Binary("@", A(), B())),
        ("a  # why\n + b", Binary("+", A(), B())),
        ("-a ** b", Unary("-", Binary("**", A(), B()))),
        ("~a", Unary("~", A())),
        ("not a and b or c", Logical("or", Logical("and", Unary("not", A()), B()), C())),
        ("a is b", Binary("==", A(), B())),
        ("a is not b", Binary("!=", A(), B())),
        ("a not in b", Binary("not in", A(), B())),
        ("a in b", Binary("in", A(), B())),
        ("a < b <= c", Logical("and", Binary("<", A(), B()), Binary("<=", B(), C()))),
        ("a < b() < c", Logical("and", Binary("<", A(), Assign(Name("__compared"), Call(B(), []))), Binary("<", Name("__compared"), C()))),
        ("a if b else c", Conditional(B(), A(), C())),
        ("a := b", Assign(A(), B())),
        ("await a", Await(A())),
        ("yield", Yield()),
        ("yield a, b", Yield(ListDisplay([A(), B()], "tuple"))),
        ("yield from a", Yield(A(), delegate=True)),
        ("lambda: a", Function("", [], [Return(A())], "lambda", end=1)),
        (
            "lambda a, *b, c=d, **d: a",
            Function(
                "",
                [Parameter(A()), Parameter(B(), kind="rest"), Parameter(C(), D(), kind="keyword_only"), Parameter(D(), kind="keywords")],
                [Return(A())],
                "lambda",
                end=1,
            ),
        ),
    ],
)
def test_operators(text: str, expected: Expr):
    assert lowered(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a, *b]", ListDisplay([A(), Spread(B())])),
        ("()", ListDisplay([], "tuple")),
        ("(a,)", ListDisplay([A()], "tuple")),
        ("(a)", A()),
        ("{a, *b}", ListDisplay([A(), Spread(B())], "set")),
        ("{}", RecordDisplay([])),
        ("{a: b, **c}", RecordDisplay([Entry(A(), B()), Entry(None, C())])),
        ("{'a': b,  # why\n }", RecordDisplay([Entry(Literal("a"), B())])),
        (
            "[a for b in c if a if b for c in d]",
            Comprehension("list", A(), [Clause(B(), C(), [A(), B()]), Clause(C(), D(), [])]),
        ),
        ("{a async for a in b}", Comprehension("set", A(), [Clause(A(), B(), [])])),
        ("{a: b for a in c}", Comprehension("dict", B(), [Clause(A(), C(), [])], A())),
    ],
)
def test_displays(text: str, expected: Expr):
    assert lowered(text) == expected


def test_nodes_carry_their_first_line():
    module = lower("x.py", b"\n\na(\n  b,\n  c='d',\n).e(\n)\n")
    lines = [(type(node).__name__, node.line) for node in walk(module.body)]
    assert lines == [
        ("Do", 3),
        ("Call", 3),
        ("Member", 3),
        ("Call", 3),
        ("Name", 3),
        ("Argument", 4),
        ("Name", 4),
        ("Argument", 5),
        ("Literal", 5),
    ]


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("a" + ".b(c())" * 300, 600),
        ("a" + ".b(c())" * 5_000, 10_000),
        (" + ".join(["a()"] * 5_000), 5_000),
        (" and ".join(["a()"] * 5_000), 5_000),
        ("a()" + " + b() - c()" * 2_000, 4_001),
        (" < ".join(["a()"] * 5_000), 5_000),
    ],
)
def test_long_chains_keep_every_call(text: str, calls: int):
    module = lower("x.py", text.encode())
    assert sum(isinstance(node, Call) for node in walk(module.body)) == calls


@pytest.mark.parametrize(
    "text",
    [
        "(" * 3_000 + "a" + ")" * 3_000,
        "[" * 3_000 + "]" * 3_000,
        "a(" * 3_000 + ")" * 3_000,
        "not " * 3_000 + "a",
        "lambda: " * 3_000 + "a",
    ],
)
def test_nesting_is_bounded_and_reported(text: str):
    module = lower("x.py", f"{text}\nlast()\n".encode())
    assert module.truncated == "depth"
    assert isinstance(module.body[-1], Do)
    assert isinstance(module.body[-1].value, Call)
