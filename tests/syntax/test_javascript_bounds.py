"""What hostile, broken and oddly encoded files do: nothing but what is said in ``truncated`` and ``errors``."""

from __future__ import annotations

import time

import msgspec
import pytest

from analyzer.syntax.lowering import language_of, lower
from analyzer.syntax.program import Module, Opaque, Template
from analyzer.syntax.walking import walk
from tests.syntax.javascript_support import calls, module, same

LONG = 5_000


@pytest.mark.parametrize(
    ("text", "truncated"),
    [
        ("a" + ".b(c())" * LONG, "depth"),
        ("a" + ".b" * LONG, "depth"),
        ("a" + "[0]" * LONG, "depth"),
        ("a" + "!" * LONG, ""),
        (" - ".join(["a()"] * LONG), "depth"),
        (" || ".join(["a()"] * LONG), "depth"),
        ("if (a) { b() }" + " else if (a) { b() }" * LONG, "depth"),
        ("(" * LONG + "a" + ")" * LONG, "depth"),
        ("[" * LONG + "]" * LONG, "depth"),
        ("{" * LONG + "}" * LONG, "depth"),
        ("f(() => {" * LONG + "})" * LONG, "depth"),
        ("a ? b : " * LONG + "c", "depth"),
        ("!" * LONG + "a", "depth"),
        ("!" * LONG + "a!.b", "depth"),
        ("`${" * LONG + "a" + "}`" * LONG, "depth"),
        ("x = " + "{a: " * LONG + "1" + "}" * LONG, "depth"),
        ("let x: " + "A<" * LONG + "B" + ">" * LONG, "depth"),
        ("let x: " + "|".join(["'a'"] * LONG), ""),
        ("a, " * LONG + "b", ""),
        ("'a' + " + " + ".join(["b()"] * LONG), ""),
        ("switch (a) {" + "case 1: b();" * LONG + "}", ""),
        ("x = [" + "1," * LONG + "]", ""),
        ("(" * LONG, ""),
        ("{" * LONG, ""),
        ("".join(chr(33 + (place * 7919) % 90) for place in range(LONG)), ""),
    ],
)
def test_depth_is_bounded_and_the_result_can_be_sent(text: str, truncated: str) -> None:
    for file in ("app.js", "app.ts", "app.tsx"):
        found = lower(file, text.encode())
        assert found.truncated in {truncated, "depth"}
        sent = msgspec.msgpack.encode(found)
        assert msgspec.msgpack.encode(msgspec.msgpack.decode(sent, type=Module)) == sent


@pytest.mark.parametrize("text", ["a" + ".b(c())" * LONG, " - ".join(["c()"] * LONG), "if (a) c();" + "else if (b) c();" * (LONG - 1)])
def test_long_chains_keep_every_call(text: str) -> None:
    assert [name for name, _ in calls(module(text))].count("c") == LONG


def test_long_concatenation_is_a_template() -> None:
    found = module("x = '/' + " + " + ".join(["a"] * LONG)).body[0].value.value
    assert (type(found), len(found.parts)) == (Template, LONG + 1)


def test_nested_jsx_is_flat() -> None:
    found = lower("app.jsx", b"<a>" * LONG + b"{f()}" + b"</a>" * LONG)
    assert (found.truncated, [type(node).__name__ for node in walk(found.body)]) == ("", ["Do", "Opaque", "Call", "Name"])


def test_deadline() -> None:
    started = time.process_time()
    found = lower("app.js", b"x = /" + b"a[/" * 40_000, seconds=0.2)
    assert (found.truncated, found.body) == ("time", [])
    assert time.process_time() - started < 2
    assert len(lower("app.js", b"f()").body) == 1


def test_deadline_between_statements() -> None:
    assert lower("app.js", b"f()", seconds=-1).truncated == "time"


@pytest.mark.parametrize(
    ("content", "truncated"),
    [(b"f('a')", ""), (b"f('a')" + b" " * 100, "size"), (b"f(\0)", "binary"), (b"\xff\xfef\0(\0)\0", ""), (b"\xff\xfe\0\0", "binary")],
)
def test_size_and_encoding(content: bytes, truncated: str) -> None:
    found = lower("app.js", content, max_bytes=100)
    assert (found.truncated, len(found.body)) == (truncated, 0 if truncated else 1)


def test_odd_null_in_a_comment() -> None:
    assert calls(lower("app.js", b"// a \0 in it" + b" " * 100 + b"\nf('a')")) == [("f", "a")]


@pytest.mark.parametrize(
    "content",
    ["f('é')".encode(), b"\xef\xbb\xbff('\xc3\xa9')", "\ufefff('é')".encode("utf-16-le"), "\ufefff('é')".encode("utf-16-be")],
)
def test_byte_order_marks(content: bytes) -> None:
    assert calls(lower("app.js", content)) == [("f", "é")]


@pytest.mark.parametrize("shift", range(4))
@pytest.mark.parametrize("character", ["é", "€", "\U0001f600"])
def test_characters_are_not_cut_in_large_files(character: str, shift: int) -> None:
    text = " " * shift + f"f('{character * 20_000}'); g('a')"
    found = lower("app.js", text.encode())
    assert (found.errors, calls(found)) == (0, [("f", character * 20_000), ("g", "a")])


def test_invalid_utf8_is_tolerated() -> None:
    assert calls(lower("app.js", b"f('\xe9'); g('a')")) == [("f", "\ufffd"), ("g", "a")]


@pytest.mark.parametrize(
    ("file", "language"),
    [
        ("a.js", "javascript"),
        ("a.mjs", "javascript"),
        ("a.cjs", "javascript"),
        ("a.jsx", "javascript"),
        ("a/b.TS", "typescript"),
        ("a.mts", "typescript"),
        ("a.cts", "typescript"),
        ("a.d.ts", "typescript"),
        ("a.tsx", "typescript"),
        ("a.py", "python"),
        ("a.pyi", "python"),
        ("a.rb", None),
        ("js", None),
        ("a.js/b", None),
    ],
)
def test_language(file: str, language: str | None) -> None:
    assert language_of(file) == language
    if language != "python":
        found = lower(file, b"")
        assert (found.language, found.truncated) == ((language, "") if language else ("", "language"))


def test_flow_types_in_javascript() -> None:
    found = lower("app.js", b"// @flow\nimport type {A} from 'a'\nconst f = (a: string, b?: ?number): void => { g('x') }\n")
    assert (found.language, found.errors, calls(found)) == ("javascript", 0, [("g", "x")])


@pytest.mark.parametrize(
    "text",
    [
        "app.get('/a', h)\nconst x = { a: }\napp.get('/b', h)\n",
        "app.get('/a', h)\nfunction f( {\napp.get('/b', h)\n",
        "app.get('/a', h)\n} ) else\napp.get('/b', h)\n",
        "app.get('/a', h)\nclass A { m( }\napp.get('/b', h)\n",
    ],
)
def test_the_rest_of_a_broken_file_is_read(text: str) -> None:
    for file in ("app.js", "app.ts"):
        found = lower(file, text.encode())
        assert found.errors > 0
        assert {("get", "/a"), ("get", "/b")} <= set(calls(found))


def test_errors_are_counted() -> None:
    assert module("a()").errors == 0
    assert module("a(]; b()").errors == 1


def test_unknown_expression_is_opaque_with_what_it_calls() -> None:
    found = module("f(a, @ g('x'))")
    assert ("g", "x") in calls(found)


def test_too_deep_is_opaque() -> None:
    found = module("[" * LONG + "]" * LONG)
    assert same([node for node in walk(found.body) if isinstance(node, Opaque)], [Opaque("array")])
