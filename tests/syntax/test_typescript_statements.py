"""Statements and classes that only TypeScript has."""

from __future__ import annotations

import pytest

from analyzer.syntax.program import (
    Argument,
    Binary,
    Call,
    Class,
    Declare,
    Define,
    Do,
    Field,
    Function,
    Index,
    Literal,
    Member,
    Name,
    Opaque,
    Parameter,
    RecordDisplay,
    Return,
    Unary,
)
from tests.syntax.javascript_support import same, statements

A, B, C = Name("a"), Name("b"), Name("c")


def test_class_of_typescript() -> None:
    text = """
@a @b.c(1) abstract class K<T> extends B<T> implements I {
  private readonly x: Map<string, C[]> = new A(); declare y?: string; abstract n: number;
  constructor(private readonly p: P, public q = 1, plain: string, readonly r?: R, ...s: S[]) { super() }
  m(a: string): void; m(a: any): Promise<void> { return a }
  abstract o(): void; [k: string]: any;
  @a() f(this: K, @b() c: string) {}
  @a g = 1
}
"""
    array = Index(Name("Array"), Name("S"))
    expected = Class(
        "K",
        [Name("B")],
        [
            Field(
                Name("x"),
                Call(Name("A"), [], new=True),
                annotation=Index(Name("Map"), _tuple(Name("string"), Index(Name("Array"), Name("C")))),
            ),
            Field(Name("y"), None, annotation=Name("string")),
            Field(Name("n"), None, annotation=Name("number")),
            Function(
                "constructor",
                [
                    Parameter(Name("p"), None, Name("P"), field=True),
                    Parameter(Name("q"), Literal(1), field=True),
                    Parameter(Name("plain"), None, Name("string")),
                    Parameter(Name("r"), None, Name("R"), field=True),
                    Parameter(Name("s"), None, array, "rest"),
                ],
                [Do(Call(Name("super"), []))],
                "constructor",
            ),
            Function("m", [Parameter(A, None, Name("any"))], [Return(A)], "method", returns=Index(Name("Promise"), Name("void"))),
            Function("f", [Parameter(C, None, Name("string"), decorators=[Call(B, [])])], [], "method", [Call(A, [])]),
            Field(Name("g"), Literal(1), decorators=[A]),
        ],
        [A, Call(Member(B, "c"), [Argument(Literal(1))])],
    )
    assert same(statements(text), [Define(expected)])


def _tuple(*items: object) -> object:
    from analyzer.syntax.program import ListDisplay

    return ListDisplay(list(items), "tuple")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("Router", Name("Router")),
        ("express.Router", Member(Name("express"), "Router")),
        ("A | null", Binary("|", Name("A"), Literal(None, null=True))),
        ("'a' | 'b' | C", Binary("|", Binary("|", Literal("a"), Literal("b")), Name("C"))),
        ("A & B", Binary("&", Name("A"), Name("B"))),
        ("readonly A[]", Index(Name("Array"), Name("A"))),
        ("(A)", Name("A")),
        ("-1", Unary("-", Literal(1))),
        ("() => void", Opaque("function_type")),
    ],
)
def test_annotation(annotation: str, expected: object) -> None:
    assert same(statements(f"let a: {annotation} = b"), [Declare(A, B, "let", expected)])  # type: ignore[arg-type]


def test_annotation_of_a_record() -> None:
    (found,) = statements("let a: { b: string; 'c'?: A; m(): void }")
    assert isinstance(found.annotation, RecordDisplay)
    assert [(entry.key.value, entry.value.id) for entry in found.annotation.entries] == [("b", "string"), ("c", "A")]


@pytest.mark.parametrize(
    "text",
    [
        "interface A { b: string }",
        "type A = B | C",
        "declare const a: string",
        "declare module 'x' { export const a: number }",
        "declare global { interface Window { a: string } }",
        "function f(a: string): void",
        "export interface A {}",
        "export type A = B",
        "export declare function f(): void",
        "export default interface A {}",
        "export as namespace A",
    ],
)
def test_what_has_no_run_time_disappears(text: str) -> None:
    assert statements(text) == []


def test_enum_is_numbered_as_the_compiler_does() -> None:
    text = "enum E { A, B = 'b', C = 3, D, F = 1 << 2, G = F | A, H = E.C, I = -1, J, 'k-l' = `x`, M = f() }"
    (found,) = statements(text)
    values = [(entry.key.value, getattr(entry.value, "value", None)) for entry in found.value.entries]
    assert (found.target.id, found.kind) == ("E", "const")
    assert values == [
        ("A", 0),
        ("B", "b"),
        ("C", 3),
        ("D", 4),
        ("F", 4),
        ("G", 4),
        ("H", 3),
        ("I", -1),
        ("J", 0),
        ("k-l", "x"),
        ("M", None),
    ]
    assert same(found.value.entries[-1].value, Call(Name("f"), []))
