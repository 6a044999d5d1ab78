"""Statements, functions, classes and patterns of JavaScript and TypeScript."""

from __future__ import annotations

import pytest

from analyzer.syntax.program import (
    Assign,
    Binary,
    Block,
    Call,
    Case,
    Class,
    Declare,
    DefaultPattern,
    Define,
    Do,
    Field,
    FieldPattern,
    ForEach,
    ForLoop,
    Function,
    Handler,
    If,
    Jump,
    ListPattern,
    Literal,
    Member,
    Name,
    Parameter,
    Raise,
    RecordPattern,
    RestPattern,
    Return,
    Switch,
    Template,
    Try,
    While,
    With,
    Yield,
)
from tests.syntax.javascript_support import module, same, statements

A, B, C = Name("a"), Name("b"), Name("c")
DO_B, DO_C = Do(Call(B, [])), Do(Call(C, []))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("var a, b = 1", [Declare(A, None, "var"), Declare(B, Literal(1), "var")]),
        ("let a", [Declare(A, None, "let")]),
        ("const a = b, c = b", [Declare(A, B, "const"), Declare(C, B, "const")]),
        ("if (a) b()", [If(A, [DO_B])]),
        ("if (a) { b() } else c()", [If(A, [DO_B], [DO_C])]),
        ("if (a) {} else if (b) c(); else { b() }", [If(A, [], [If(B, [DO_C], [DO_B])])]),
        ("if (a) /* x */ b() /* y */; else /* z */ c()", [If(A, [DO_B], [DO_C])]),
        ("for (const a of b) c()", [ForEach(A, B, [DO_C])]),
        ("for await (const [a] of b) {}", [ForEach(ListPattern([A]), B, [])]),
        ("for (a in b) {}", [ForEach(A, B, [], "in")]),
        ("for (;;) break", [ForLoop([], None, None, [Jump("break")])]),
        (
            "for (let a = 0, b; a < c; a++) { continue }",
            [
                ForLoop(
                    [Declare(A, Literal(0), "let"), Declare(B, None, "let")],
                    Binary("<", A, C),
                    Assign(A, Literal(1), "+"),
                    [Jump("continue")],
                )
            ],
        ),
        ("for (a = 1; b; ) {}", [ForLoop([Do(Assign(A, Literal(1)))], B, None, [])]),
        ("while (a) b()", [While(A, [DO_B])]),
        ("do b(); while (a)", [While(A, [DO_B], first=True)]),
        (
            "switch (a) { case 1: case b: c(); break; default: b() }",
            [Switch(A, [Case(Literal(1), []), Case(B, [DO_C, Jump("break")]), Case(None, [DO_B])])],
        ),
        ("try { b() } catch { c() }", [Try([DO_B], [Handler([DO_C])])]),
        ("try {} catch ({a}) {} finally { c() }", [Try([], [Handler([], RecordPattern([FieldPattern(Literal("a"), A)]))], [DO_C])]),
        ("a: while (b) { continue a }", [Block([While(B, [Jump("continue", "a")], label="a")], "a")]),
        ("{ b() }", [Block([DO_B])]),
        ("throw a", [Raise(A)]),
        (";;debugger", []),
        ("[a, b] = [b]; ({a} = b)", None),
    ],
)
def test_statement(text: str, expected: list[object] | None) -> None:
    for file in ("app.js", "app.ts"):
        found = statements(text, file)
        if expected is not None:
            assert same(found, expected)


def test_sloppy_with() -> None:
    assert same(statements("with (a) b()", "app.js"), [With(A, None, [DO_B])])


@pytest.mark.parametrize("file", ["app.js", "app.ts"])
def test_using(file: str) -> None:
    assert same(
        statements("using a = b(); await using c = b()", file), [Declare(A, Call(B, []), "using"), Declare(C, Call(B, []), "using")]
    )


def test_destructuring() -> None:
    text = "const {a, b: {c = 1}, [a]: b, 'x-y': c = 2, ...rest} = a, [b, , c = 3, ...[a]] = b"
    assert same(
        statements(text),
        [
            Declare(
                RecordPattern(
                    [
                        FieldPattern(Literal("a"), A),
                        FieldPattern(Literal("b"), RecordPattern([FieldPattern(Literal("c"), DefaultPattern(C, Literal(1)))])),
                        FieldPattern(A, B),
                        FieldPattern(Literal("x-y"), DefaultPattern(C, Literal(2))),
                        RestPattern(Name("rest")),
                    ]
                ),
                A,
            ),
            Declare(ListPattern([B, None, DefaultPattern(C, Literal(3)), RestPattern(ListPattern([A]))]), B),
        ],
    )


def test_function() -> None:
    (define,) = statements("async function* f(a, {b}, c = 1, ...rest) { yield a; return yield* b }", "app.js")
    expected = Function(
        "f",
        [
            Parameter(A),
            Parameter(RecordPattern([FieldPattern(Literal("b"), B)])),
            Parameter(C, Literal(1)),
            Parameter(Name("rest"), kind="rest"),
        ],
        [Do(Yield(A)), Return(Yield(B, delegate=True))],
        is_async=True,
        generator=True,
    )
    assert same(define, Define(expected))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("const f = () => {}", "f"),
        ("let f = function () {}", "f"),
        ("f = (() => {})", "f"),
        ("const g = function f() {}", "f"),
        ("exports.f = function () {}", "f"),
        ("module.exports.f = async () => {}", "f"),
        ("X.prototype.f = function () {}", "f"),
        ("this.f = () => {}", "f"),
        ("module.exports = function () {}", ""),
        ("use(() => {})", ""),
        ("x = { f: () => {} }", "f"),
        ("x = { f() {} }", "f"),
        ("x = { [f]() {} }", ""),
        ("const { f = () => {} } = x", "f"),
        ("class X { f = () => {} }", "f"),
        ("class X { #f() {} }", "#f"),
    ],
)
def test_name_of_a_function(text: str, name: str) -> None:
    from analyzer.syntax.walking import walk

    (found,) = [node for node in walk(statements(text, "app.js")) if isinstance(node, Function)]
    assert found.name == name


def test_lines_and_branches_of_a_function() -> None:
    text = """
function f(a) {
  if (a && b || c) { return a ? 1 : 2 } else if (b) {}
  for (;;) {} for (const x of y) {} while (a) {} do {} while (b)
  switch (a) { case 1: case 2: default: }
  try {} catch {}
  return () => a ?? b
}
"""
    (define,) = statements(text, "app.js")
    assert (define.value.line, define.value.end) == (2, 8)
    assert define.value.branches == 2 + 2 + 1 + 4 + 2 + 1 + 1
    assert define.value.body[-1].value.branches == 1


def test_documentation() -> None:
    found = statements("/** Serves.\n *\n * @x\n */\nfunction f() {}\n/* no */\nconst g = () => {}\n/** one */ const h = () => {}\n")
    assert [statement.value.doc for statement in found] == ["Serves.\n\n@x", "", "one"]


def test_class() -> None:
    text = """
class A extends b.C {
  #x = 1; static y = 2; z; 'q' = 3; [a] = 4
  constructor() { super() }
  get v() { return a } static async s() {} static get w() {} *g() {}
  static { b() }
}
"""
    getter = Function("v", [], [Return(A)], "getter")
    expected = Class(
        "A",
        [Member(B, "C")],
        [
            Field(Name("#x"), Literal(1)),
            Field(Name("y"), Literal(2), static=True),
            Field(Name("z"), None),
            Field(Literal("q"), Literal(3)),
            Field(Template([A]), Literal(4)),
            Function("constructor", [], [Do(Call(Name("super"), []))], "constructor"),
            getter,
            Function("s", [], [], "static", is_async=True),
            Function("w", [], [], "static getter"),
            Function("g", [], [], "method", generator=True),
            Block([DO_B]),
        ],
    )
    for file in ("app.js", "app.ts"):
        assert same(statements(text, file), [Define(expected)])


def test_decorators_of_javascript() -> None:
    (define,) = statements("@a class K { @b m() {} @c() f = 1 }", "app.js")
    found = define.value
    assert same([found.decorators, found.members[0].decorators, found.members[1].decorators], [[A], [B], [Call(C, [])]])


def test_directives_and_documentation_of_a_module() -> None:
    found = module("#!/usr/bin/env node\n/** What it is.\n * More. */\n'use strict';\n'use client'\nf()\n", "app.js")
    assert (found.directives, found.doc, len(found.body)) == (["use strict", "use client"], "What it is.\nMore.", 1)
    assert module("('use strict')").directives == []


def test_lines_are_those_with_code() -> None:
    text = "// a\n\nf() // b\n/* c */ g()\n/*\n d\n*/\nh() /*\n e */\n  /* one */ /* two */\ni()\n"
    assert module(text).lines == 5
