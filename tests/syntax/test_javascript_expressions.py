"""Expressions of JavaScript and TypeScript, each against what the language's specification says that it means."""

from __future__ import annotations

from typing import Any

import pytest

from analyzer.syntax.program import (
    Argument,
    Assign,
    Await,
    Binary,
    Call,
    Conditional,
    Entry,
    Function,
    Index,
    ListDisplay,
    Literal,
    Logical,
    Member,
    Name,
    Opaque,
    Parameter,
    Pattern,
    RecordDisplay,
    Return,
    SequenceExpr,
    Spread,
    Template,
    Unary,
)
from tests.syntax.javascript_support import expression, same

A, B, C = Name("a"), Name("b"), Name("c")


def call(callee: Any, *values: Any) -> Call:
    return Call(callee, [Argument(value) for value in values])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r"'a\n\t\'\\'", "a\n\t'\\"),
        (r'"\x41\u0042\u{43}\101"', "ABCA"),
        (r'"\u{1F600}\ud83d\ude00"', "\U0001f600\U0001f600"),
        (r'"\ud800"', "\ufffd"),
        ('"a\\\nb"', "ab"),
        ('""', ""),
        ('"é"', "é"),
        ("`plain`", "plain"),
        ("``", ""),
        (r"`a\`b\${c}`", "a`b${c}"),
        ("`a\r\nb`", "a\nb"),
        ("0xFF", 255),
        ("0b101", 5),
        ("0o17", 15),
        ("1_000", 1000),
        ("10n", 10),
        ("0x10n", 16),
        ("1e3", 1000),
        ("1.5e-3", 0.0015),
        (".5", 0.5),
        ("1e999", float("inf")),
        ("9" * 30, float("9" * 30)),
        ("true", True),
        ("false", False),
        ("null", None),
        ("undefined", None),
    ],
)
def test_literal(text: str, value: object) -> None:
    found = expression(text)
    assert same(found, Literal(value, null=text == "null"))  # type: ignore[arg-type]
    assert type(found.value) is type(value)


@pytest.mark.parametrize(("text", "value"), [("017", 15), ("089", 89), ("00", 0)])
def test_numbers_of_sloppy_mode(text: str, value: int) -> None:
    assert same(expression(text, "app.js"), Literal(value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/a\\/[/]b/gi", Pattern("a\\/[/]b", "gi")),
        ("/a/", Pattern("a")),
        ("123456789012345678901234567890n", Opaque("number")),
        ("`/${a}/é${b}`", Template([Literal("/"), A, Literal("/é"), B])),
        ("`${a}`", Template([A])),
        ("a`x${b}`", call(A, Template([Literal("x"), B], ["x", ""]))),
        ("a`x`", call(A, Template([Literal("x")], ["x"]))),
        ("a.b", Member(A, "b")),
        (
            "a?.b?.[c]?.(b)",
            Call(Index(Member(A, "b", optional=True), C, optional=True), [Argument(B)], optional=True),
        ),
        ("a.b?.c.d(b)", Call(Member(Member(Member(A, "b"), "c", optional=True), "d", optional=True), [Argument(B)], optional=True)),
        ("(a?.b).c", Member(Member(A, "b", optional=True), "c")),
        ("a.#b", Member(A, "#b")),
        ("a[b, c]", Index(A, SequenceExpr([B, C]))),
        ("a.b(c).c(...b)", Call(Member(call(Member(A, "b"), C), "c"), [Argument(B, spread=1)])),
        ("new a", Call(A, [], new=True)),
        ("new a.b(c)", Call(Member(A, "b"), [Argument(C)], new=True)),
        ("new a().b()", call(Member(Call(A, [], new=True), "b"))),
        ("import('x')", call(Name("import"), Literal("x"))),
        ("import.meta.url", Member(Member(Name("import"), "meta"), "url")),
        ("new.target", Member(Name("new"), "target")),
        ("this.a", Member(Name("this"), "a")),
        ("!a", Unary("not", A)),
        ("typeof a === 'b'", Binary("==", Unary("typeof", A), Literal("b"))),
        ("a !== b", Binary("!=", A, B)),
        ("void 0", Unary("void", Literal(0))),
        ("delete a.b", Unary("delete", Member(A, "b"))),
        ("a - b - c", Binary("-", Binary("-", A, B), C)),
        ("a ** b ** c", Binary("**", A, Binary("**", B, C))),
        ("a && b || c", Logical("or", Logical("and", A, B), C)),
        ("a ?? b", Logical("??", A, B)),
        ("a in b", Binary("in", A, B)),
        ("a ? b : c", Conditional(A, B, C)),
        ("a, b, c", SequenceExpr([A, B, C])),
        ("a = b = c", Assign(A, Assign(B, C))),
        ("a.b += c", Assign(Member(A, "b"), C, "+")),
        ("a ||= b", Assign(A, B, "or")),
        ("a &&= b", Assign(A, B, "and")),
        ("a ??= b", Assign(A, B, "??")),
        ("a >>>= b", Assign(A, B, ">>>")),
        ("a++", Binary("-", Assign(A, Literal(1), "+"), Literal(1))),
        ("--a", Assign(A, Literal(1), "-")),
        ("[a, , ...b,]", ListDisplay([A, Literal(None), Spread(B)])),
        ("[,]", ListDisplay([Literal(None)])),
        ("((a))", A),
        ("a /* x */ . /* y */ b // z\n", Member(A, "b")),
        ("a ? /* x */ b : /* y */ c", Conditional(A, B, C)),
        ("\\u{61}", A),
    ],
)
def test_expression(text: str, expected: object) -> None:
    assert same(expression(text), expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a as B", A),
        ("a satisfies B", A),
        ("<B>a", A),
        ("a!.b!", Member(A, "b")),
        ("a<B>(c)", call(A, C)),
        ("a?.b<C>(c)", Call(Member(A, "b", optional=True), [Argument(C)], optional=True)),
        ("a<B>", A),
        ("a + b!.c", Binary("+", A, Member(B, "c"))),
        ("a && b!.c!(a)", Logical("and", A, call(Member(B, "c"), A))),
        ("!a!.b", Unary("not", Member(A, "b"))),
        ("!!a && !b!.c", Logical("and", Unary("not", Unary("not", A)), Unary("not", Member(B, "c")))),
        ("(a + b)!.c", Member(Binary("+", A, B), "c")),
        ("a<B>`x`", call(A, Template([Literal("x")], ["x"]))),
        ("await a.b<C>`x`", Await(call(Member(A, "b"), Template([Literal("x")], ["x"])))),
    ],
)
def test_types_disappear(text: str, expected: object) -> None:
    assert same(expression(text), expected)


def test_tagged_template_with_a_list_type_is_a_call_in_spite_of_the_grammar() -> None:
    from tests.syntax.javascript_support import module

    lowered = module("a = await b.c<A[]>`x`")
    assert same(lowered.body[0].value, Assign(A, Await(call(Member(B, "c"), Template([Literal("x")], ["x"])))))


def test_await_before_parentheses_is_no_call_in_spite_of_the_grammar() -> None:
    assert same(expression("await (a)(b).c"), Await(Member(call(A, B), "c")))
    assert same(expression("(await (a)).b(c)"), call(Member(Await(A), "b"), C))


def test_object_literal() -> None:
    text = "{a, b: 1, 'c-d': 2, [a]: 3, 4: b, ...c, undefined, f() {}, get g() { return a }, set g(a) {}, async *h() {}}"
    method = Function("f", [], [], "method")
    assert same(
        expression(text),
        RecordDisplay(
            [
                Entry(Literal("a"), A),
                Entry(Literal("b"), Literal(1)),
                Entry(Literal("c-d"), Literal(2)),
                Entry(A, Literal(3)),
                Entry(Literal(4), B),
                Entry(None, C),
                Entry(Literal("undefined"), Literal(None)),
                Entry(Literal("f"), method, "method"),
                Entry(Literal("g"), Function("g", [], [Return(A)], "getter"), "get"),
                Entry(Literal("g"), Function("g", [Parameter(A)], [], "setter"), "set"),
                Entry(Literal("h"), Function("h", [], [], "method", is_async=True, generator=True), "method"),
            ]
        ),
    )


def test_keys_that_are_also_modifiers() -> None:
    found = expression("{get: a, set: a, async: a, static: a, get() {}, async() {}, get get() {}}")
    assert [(entry.key.value, entry.kind) for entry in found.entries] == [
        ("get", "value"),
        ("set", "value"),
        ("async", "value"),
        ("static", "value"),
        ("get", "method"),
        ("async", "method"),
        ("get", "get"),
    ]


@pytest.mark.parametrize("file", ["app.jsx", "app.js", "app.tsx"])
def test_jsx_keeps_what_is_embedded_in_source_order(file: str) -> None:
    text = "<div a={f()} b='c' {...d}>text<A.B>{e.map(g => <i>{h(g)}</i>)}{/* no */}</A.B><><K l={m} /></></div>"
    found = expression(text, file)
    assert (type(found), found.kind) == (Opaque, "jsx")
    inner = Function("", [Parameter(Name("g"))], [Return(Opaque("jsx", [call(Name("h"), Name("g"))]))], "arrow")
    assert same(found.parts, [call(Name("f")), Spread(Name("d")), call(Member(Name("e"), "map"), inner), Name("m")])


def test_line_is_the_first_of_the_node() -> None:
    found = expression("a\n  .b(\n    c)\n  .d(`x\n${e}`)")
    assert (found.line, found.callee.line, found.arguments[0].value.line, found.arguments[0].value.parts[1].line) == (1, 1, 4, 5)
