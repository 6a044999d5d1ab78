"""Imports and exports, and TypeScript's namespaces."""

from __future__ import annotations

import pytest

from analyzer.syntax.program import (
    Argument,
    Binding,
    Call,
    Class,
    Declare,
    Define,
    Entry,
    Export,
    Function,
    Import,
    Literal,
    Member,
    Name,
    RecordDisplay,
    Return,
)
from tests.syntax.javascript_support import same, statements

A = Name("a")


def names(*pairs: tuple[str, str]) -> list[Binding]:
    return [Binding(imported, local) for imported, local in pairs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import 'x'", [Import("x", [])]),
        ("import a from 'x'", [Import("x", names(("default", "a")))]),
        ("import * as a from 'x'", [Import("x", names(("*", "a")))]),
        ("import {a, b as c, default as d} from 'x'", [Import("x", names(("a", "a"), ("b", "c"), ("default", "d")))]),
        ("import a, {b} from 'x'", [Import("x", names(("default", "a"), ("b", "b")))]),
        ("import a, * as b from 'x'", [Import("x", names(("default", "a"), ("*", "b")))]),
        ("import {'a-b' as c} from 'x'", [Import("x", names(("a-b", "c")))]),
        ("import a from 'x' with {type: 'json'}", [Import("x", names(("default", "a")))]),
        ("export {a, b as c}", [Export(names(("a", "a"), ("b", "c")))]),
        ("export {a as default} from 'x'", [Export(names(("a", "default")), "x")]),
        ("export {default} from 'x'", [Export(names(("default", "default")), "x")]),
        ("export * from 'x'", [Export(names(("*", "*")), "x")]),
        ("export * as a from 'x'", [Export(names(("*", "a")), "x")]),
        ("export default a", [Export([], None, A, "default")]),
        ("export default () => {}", [Export([], None, Function("", [], [], "arrow"), "default")]),
        ("export default function () {}", [Export([], None, Function("", [], []), "default")]),
        ("export default class {}", [Export([], None, Class("", [], []), "default")]),
        ("export default function f() {}", [Define(Function("f", [], [])), Export([], None, Name("f"), "default")]),
        ("export default class K {}", [Define(Class("K", [], [])), Export([], None, Name("K"), "default")]),
        ("export const a = 1", [Declare(A, Literal(1)), Export(names(("a", "a")))]),
        ("export function f() {}", [Define(Function("f", [], [])), Export(names(("f", "f")))]),
        ("export class K {}", [Define(Class("K", [], [])), Export(names(("K", "K")))]),
    ],
)
def test_modules(text: str, expected: list[object]) -> None:
    for file in ("app.js", "app.ts"):
        assert same(statements(text, file), expected)


def test_exported_patterns_export_every_name() -> None:
    (*_, export) = statements("export const {a, b: [c = 1, ...d], ...e} = x")
    assert same(export, Export(names(("a", "a"), ("c", "c"), ("d", "d"), ("e", "e"))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import type {A} from 'x'", [Import("x", [Binding("A", "A", type_only=True)], type_only=True)]),
        ("import {type A, B} from 'x'", [Import("x", [Binding("A", "A", type_only=True), Binding("B", "B")])]),
        ("import {type} from 'x'", [Import("x", [Binding("type", "type")])]),
        ("export type {A} from 'x'", [Export([Binding("A", "A", type_only=True)], "x", type_only=True)]),
        ("export {type A, B}", [Export([Binding("A", "A", type_only=True), Binding("B", "B")])]),
        ("import a = require('y')", [Declare(A, Call(Name("require"), [Argument(Literal("y"))]))]),
        ("import a = B.C", [Declare(A, Member(Name("B"), "C"))]),
        ("export import a = B.C", [Declare(A, Member(Name("B"), "C")), Export(names(("a", "a")))]),
        ("export = a", [Export([], None, A, "assign")]),
        ("export abstract class K {}", [Define(Class("K", [], [])), Export(names(("K", "K")))]),
        ("export enum E { A }", [Declare(Name("E"), RecordDisplay([Entry(Literal("A"), Literal(0))])), Export(names(("E", "E")))]),
        ("@a export class K {}", [Define(Class("K", [], [], [A])), Export(names(("K", "K")))]),
        ("@a\nexport default class K {}", [Define(Class("K", [], [], [A])), Export([], None, Name("K"), "default")]),
    ],
)
def test_modules_of_typescript(text: str, expected: list[object]) -> None:
    assert same(statements(text), expected)


def test_type_star_is_flagged_though_the_grammar_cannot_read_it() -> None:
    from tests.syntax.javascript_support import module

    found = module("export type * from 'x'\nexport type * as a from 'y'")
    star, named = Binding("*", "*", type_only=True), Binding("*", "a", type_only=True)
    assert same(found.body, [Export([star], "x", type_only=True), Export([named], "y", type_only=True)])


def test_namespace_is_a_record_of_its_exports() -> None:
    text = "namespace N.P { export const a = 1; const b = 2; export namespace Q { export function f() {} } }"
    inner = Function("", [], [Define(Function("f", [], [])), Return(RecordDisplay([Entry(Literal("f"), Name("f"))]))], "arrow")
    record = RecordDisplay([Entry(Literal("a"), A), Entry(Literal("Q"), Name("Q"))])
    outer = Function(
        "",
        [],
        [Declare(A, Literal(1)), Declare(Name("b"), Literal(2)), Declare(Name("Q"), Call(inner, [])), Return(record)],
        "arrow",
    )
    assert same(statements(text), [Declare(Name("N"), RecordDisplay([Entry(Literal("P"), Call(outer, []))]))])
