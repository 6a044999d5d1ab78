"""Python that does not parse, or is hostile: what can be read is read, and nothing is raised."""

from __future__ import annotations

import msgspec
import pytest

from analyzer.syntax.lowering import lower
from analyzer.syntax.program import Call, Class, Function, Member, Module, Name, Try
from analyzer.syntax.walking import walk


def names(module: Module) -> list[str]:
    """Return the names of functions and classes in source order."""
    return [node.name for node in walk(module.body) if isinstance(node, Function | Class)]


def called(module: Module) -> list[str]:
    """Return the names of what is called, sorted."""
    callees = [node.callee for node in walk(module.body) if isinstance(node, Call)]
    return sorted(callee.id if isinstance(callee, Name) else callee.name for callee in callees if isinstance(callee, Name | Member))


def test_exceptions_without_parentheses_lose_nothing():
    module = lower(
        "x.py",
        b"def f():\n    try:\n        a()\n    except KeyError, ValueError:\n        b()\n        c()\n    except D, E, F:\n        d()\n"
        b"    finally:\n        e()\n\ndef g():\n    h()\n",
    )
    assert names(module) == ["f", "g"]
    assert called(module) == ["a", "b", "c", "d", "e", "h"]
    (attempt,) = [node for node in walk(module.body) if isinstance(node, Try)]
    assert [len(handler.body) for handler in attempt.handlers] == [2, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def f(:\n    a()\n    b()\ndef g(): c()\n", (["f", "g"], ["a", "b", "c"])),
        ("def f():\n    return a(\ndef g(): c()\n", (["f", "g"], ["c"])),
        ("f()\ndef\nrouter = APIRou", ([], [])),
        ("x = = 1\n@app.get('/')\ndef f():\n    a()\n", (["f"], ["a", "get"])),
        ("class A:\n    def f(self):\n        a(]\n    def g(self): b()\ndef h(): c()\n", (["A", "f", "g", "h"], ["b", "c"])),
        ("def f():\n    yield a, *[b() for c in d]\ndef g(): c()\n", (["f", "g"], ["b", "c"])),
        ("<<<<<<< HEAD\na()\n=======\nb()\n>>>>>>> x\ndef f(): c()\n", (["f"], ["a", "c"])),
        ("def f[T = int](x): a()\nclass B[T = int]: b = c()\n", (["f", "B"], ["a", "c"])),
        ("print 'a', f()\nexec 'a' in b\ng()\n", ([], ["f", "g"])),
    ],
)
def test_the_rest_of_a_broken_file_is_kept(text: str, expected: tuple[list[str], list[str]]):
    module = lower("x.py", text.encode())
    assert (names(module), [name for name in called(module) if name in expected[1]]) == expected


def test_errors_are_counted():
    assert lower("x.py", b"a = 1\n").errors == 0
    assert lower("x.py", b"def f(:\n    pass\n").errors > 0


def test_a_generator_is_known_in_spite_of_an_error():
    module = lower("x.py", b"def f():\n    yield a, *[b() for c in d]\n")
    assert [node.generator for node in walk(module.body) if isinstance(node, Function)] == [True]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"#",
        b'x = "\xff\xfe\x80"\n\xc3\xa9 = f()\n',
        b"\x0cdef f(): pass\n",
        b"def f():\r\n    g()\r\n",
        b'"',
        b"'''",
        b"f'{",
        b"f'{'",
        b'f"' + b"{" * 3_000,
        b"(" * 3_000,
        b"def f(\n" * 2_000,
        b"".join(b" " * (level % 200) + b"class A(\n" for level in range(2_000)),
        b"if " * 2_000,
        b"*" * 2_000,
        b"yield " * 2_000,
        b"x = " + b"9" * 20_000 + b"\ny = 0x" + b"f" * 20_000,
        b"match x:\n case " + b" | ".join([b"1"] * 2_000) + b": f()\n",
        b"(a<" * 60 + b"b" + b"<c)" * 60,
        (b"x" + b".a()" * 1_500 + b"(") * 6 + b")" * 6,
        b"from import\nimport\nfrom . import\ndel\nassert\nlambda\nawait\nwith: pass\nfor: pass\ntry: pass\nmatch:\n case: pass\n",
        b"\\\n\\\n a \\\n = f(\\\n)\n",
    ],
)
def test_nothing_raises_and_the_result_can_be_sent(content: bytes):
    module = lower("x.py", content)
    data = msgspec.msgpack.encode(module)
    assert msgspec.msgpack.encode(msgspec.msgpack.decode(data, type=Module)) == data


@pytest.mark.parametrize("stray", ["\u202e", "\u00a0", "\u2028", "\U0001f600", "\u0301"])
def test_a_stray_character_in_a_name_is_gone_around(stray: str):
    text = f"router = APIRouter()\n                await liste{stray}ener.send_text(text)\nfrom fastapi import APIRouter\n\ndef g(): h()\n"
    assert names(lower("x.py", text.encode())) == ["g"]
