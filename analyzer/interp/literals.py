"""Constants, regular expressions, and texts with values between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import operators
from analyzer.interp.methods_text_python import formatted
from analyzer.interp.plain import applied
from analyzer.interp.values import Const, Invocation, Null, Record, Site, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope
    from analyzer.syntax import program as p


def literal(_interp: Interpreter, node: p.Literal, scope: Scope) -> Value:
    """Return a constant that remembers where it stands."""
    if node.null:
        return Null(None, site=Site(scope.file, node.line))
    return Const(node.value, site=Site(scope.file, node.line))


def pattern(_interp: Interpreter, node: p.Pattern, scope: Scope) -> Value:
    """Return a regular expression as a record that path models recognise."""
    site = Site(scope.file, node.line)
    return Record({"source": Const(node.source, site=site), "flags": Const(node.flags)}, kind="regexp")


def template(interp: Interpreter, node: p.Template, scope: Scope) -> Value:
    """Return the concatenation of a template's parts."""
    start = Site(scope.file, node.line)
    parts = [interp.evaluate(part, scope) for part in node.parts]
    known = joined(interp, parts, start)
    if known is not None:
        return known
    value: Value = Const("", site=start)
    for part in parts:
        value = operators.concatenate(interp, value, part)
    return value


def joined(interp: Interpreter, parts: list[Value], site: Site) -> Const | None:
    """Return what concatenating parts one by one makes of them where all are plain texts (or numbers, in Python), else None."""
    texts: list[str] = []
    soft = False
    for part in parts:
        if part.__class__ is not Const:
            return None
        text = part.value
        if text.__class__ is str:
            if len(text) > 1 and part.site.file:
                site = part.site
        elif text.__class__ is int and interp.python:
            text = str(text)
        else:
            return None
        soft = soft or part.soft
        texts.append(text)
    text = "".join(texts)
    if len(text) > interp.bounds.text:
        return None
    interp.weigh(len(text) >> 8)
    return Const(text, soft=soft, site=site)


def formatted_part(interp: Interpreter, node: p.Formatted, scope: Scope) -> Value:
    """Return a part of an f-string as its shape writes it, as it is where that is not known."""
    value = interp.evaluate(node.value, scope)
    shaped = Invocation([Const(f"{{{node.shape}}}"), value], {}, Site(scope.file, node.line))
    return applied(formatted, shaped, interp) or value
