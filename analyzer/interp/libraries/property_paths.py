"""Properties by their path (``"a.b.c"``) in objects of objects: lodash's ``set`` and ``mergeWith``, and the small libraries for it.

https://lodash.com/docs/4.17.15#set, https://www.npmjs.com/package/object-path, https://www.npmjs.com/package/dot-prop
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp import slots
from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.iteration import entries_of
from analyzer.interp.values import HOLE, NONE, Const, FunctionValue, Invocation, Record, Sequence, Unknown, Value, is_nothing

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

DEEPEST = 20
PART = re.compile(r"[^.[\]]+")


def parts_of(path: Value | None, interp: Interpreter) -> list[str] | None:
    """Return the names along a path, given as a text or as a list; None where one is not known."""
    texts = [interp.text_of(item) for item in path.items] if isinstance(path, Sequence) and not path.open else [interp.text_of(path)]
    known = [text for text in texts if text is not None and HOLE not in text]
    if len(known) < len(texts):
        return None
    return known if isinstance(path, Sequence) else PART.findall(known[0])[:DEEPEST]


def get_path(call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.get(object, "a.b", default)``."""
    value, path = call.argument(0) or Const(None), call.argument(1)
    parts = (
        [interp.text_of(item) or HOLE for item in path.items] if isinstance(path, Sequence) else (interp.text_of(path) or HOLE).split(".")
    )
    for name in parts[:DEEPEST]:
        if HOLE in name:
            return Unknown("member", call.site)
        value = value if is_nothing(value) else interp.get(value, name)
    missing = isinstance(value, Const) and value.value is None
    return call.argument(2) or value if missing else value


def set_path(call: Invocation, interp: Interpreter) -> Value:
    """Take ``set(object, path, value)``: objects on the way are made; what is set at an unknown path may be any property."""
    whole = target = call.argument(0) or NONE
    parts = parts_of(call.argument(1), interp)
    if not parts:
        if isinstance(target, Record):
            target.open = True
        return whole
    for name in parts[:-1]:
        inner = interp.get(target, name)
        if isinstance(inner, Const) and inner.value is None and isinstance(target, Record):
            inner = Record()
            slots.set_member(interp, target, name, inner)
        target = inner
    if isinstance(target, Record):
        slots.set_member(interp, target, parts[-1], call.argument(2) or NONE)
    return whole


def has_path(call: Invocation, interp: Interpreter) -> Value:
    """Return ``has(object, path)``."""
    target, parts = call.argument(0) or NONE, parts_of(call.argument(1), interp)
    for name in parts or ():
        if not isinstance(target, Record) or (target.open and name not in target.entries):
            return Const(value=False) if isinstance(target, Const) else Unknown("path", call.site)
        if name not in target.entries:
            return Const(value=False)
        target = interp.get(target, name)
    return Const(value=True) if parts else Unknown("path", call.site)


def merged_with(call: Invocation, interp: Interpreter) -> Value:
    """Return ``_.mergeWith(object, ...sources, customizer)``: objects are merged deeply where the customizer answers nothing."""
    *given, customizer = call.arguments or [NONE]
    target = given[0] if given else NONE
    for source in given[1:]:
        merge_into(target, source, customizer, interp, 0)
    return target


def merge_into(target: Value, source: Value, customizer: Value, interp: Interpreter, depth: int) -> None:
    """Merge one object into another."""
    if not isinstance(target, Record) or depth > DEEPEST or (isinstance(source, Const) and source.value is None):
        return
    entries, is_open = entries_of(interp, source)
    target.open = target.open or is_open or not isinstance(source, Record)
    for name, value in entries.items():
        known = target.entries.get(name, NONE)
        asked = isinstance(customizer, FunctionValue) and interp.spend()
        answer = interp.invoke(customizer, Invocation([known, value, Const(name)], {}, interp.site)) if asked else NONE
        if not (isinstance(answer, Const) and answer.value is None):
            slots.set_member(interp, target, name, answer)
        elif isinstance(value, Record) and value.kind == "object":
            inner = known if isinstance(known, Record) else Record()
            slots.set_member(interp, target, name, inner)
            merge_into(inner, value, customizer, interp, depth + 1)
        elif not (isinstance(value, Const) and value.value is None and name in target.entries):
            slots.set_member(interp, target, name, value)


def lodash_paths() -> dict[str, Value]:
    """Return what lodash does with paths, by name."""
    return {
        "get": HostFunction("get", get_path), "set": HostFunction("set", set_path), "setWith": HostFunction("setWith", set_path),
        "has": HostFunction("has", has_path), "mergeWith": HostFunction("mergeWith", merged_with),
    }  # fmt: skip


def property_path_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    own = lodash_paths()
    by_path = own | {"setProperty": own["set"], "hasProperty": own["has"], "getProperty": own["get"]}
    found: dict[str, Value] = {name: HostModule(name, by_path) for name in ("object-path", "dot-prop")}
    found |= {name: HostModule(name, {"dset": own["set"]}, set_path) for name in ("dset", "set-value")}
    return {"npm:" + name: value for name, value in found.items()}
