"""OmegaConf: settings of YAML files, dictionaries and dotted words, merged.

``${a.b}`` in a text is another setting, ``${oc.env:NAME,default}`` a variable of the environment.

https://omegaconf.readthedocs.io/en/latest/usage.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.libraries.python_files import LARGEST, yaml
from analyzer.interp.places import placed
from analyzer.interp.plain import value_of
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

DEEPEST = 20
MOST = 4
REFERENCE = re.compile(r"\$\{([^${}]{1,200})\}")
VARIABLE = "oc.env:"


def document(text: str, call: Invocation) -> Value:
    """Return what a YAML text holds."""
    try:
        return value_of(yaml(text), site=call.site) if len(text) <= LARGEST else Unknown("data", call.site)
    except (ValueError, RecursionError):
        return Unknown("data", call.site)


def load(call: Invocation, interp: Interpreter) -> Value:
    """Return ``OmegaConf.load(path)``."""
    path = interp.text_of(call.argument(0, "file_"))
    text = interp.world.text(placed(interp, path)) if path is not None and HOLE not in path else None
    return settled(interp, document(text, call)) if text is not None else Unknown("data", call.site)


def create(call: Invocation, interp: Interpreter) -> Value:
    """Return ``OmegaConf.create({...})``, of a dictionary or of a YAML text."""
    given = call.argument(0, "obj")
    if isinstance(given, Const) and isinstance(given.value, str):
        return settled(interp, document(given.value, call))
    return settled(interp, merged(interp, Record(kind="dict"), given)) if isinstance(given, Record) else given or Record(kind="dict")


def merge(call: Invocation, interp: Interpreter) -> Value:
    """Return ``OmegaConf.merge(base, *others)``: the last that says something counts."""
    found: Value = Record(kind="dict")
    for given in call.arguments:
        found = merged(interp, found, given)
    return settled(interp, found)


def merged(interp: Interpreter, base: Value, other: Value, depth: int = 0) -> Value:
    """Return two settings laid over each other; neither is changed."""
    if not isinstance(other, Record):
        return Record(dict(base.entries), kind="dict", open=True) if isinstance(base, Record) and isinstance(other, Unknown) else other
    made = Record(
        dict(base.entries) if isinstance(base, Record) else {}, kind="dict", open=other.open or (isinstance(base, Record) and base.open)
    )
    for name, value in other.entries.items():
        old = made.entries.get(name)
        further = depth < DEEPEST and interp.spend()
        made.entries[name] = merged(interp, old if old is not None else NONE, value, depth + 1) if further else value
    return made


def from_dotlist(call: Invocation, interp: Interpreter) -> Value:
    """Return ``OmegaConf.from_dotlist(["a.b=1"])``."""
    given = call.argument(0, "dotlist")
    made: Value = Record(kind="dict")
    for item in given.items if isinstance(given, Sequence) else ():
        name, _, text = (interp.text_of(item) or "").partition("=")
        value: Value = Const(text, site=call.site)
        for part in reversed(name.split(".")[:DEEPEST]):
            value = Record({part: value}, kind="dict")
        made = merged(interp, made, value)
    return made


def settled(interp: Interpreter, settings: Value) -> Value:
    """Return settings whose references are read, as far as they are known."""
    pending: list[Value] = [settings]
    for record in pending:
        if len(pending) > interp.bounds.items:
            break
        if not isinstance(record, Record):
            continue
        for name, value in record.entries.items():
            if isinstance(value, Const) and isinstance(value.value, str) and "${" in value.value:
                record.entries[name] = resolved(interp, value, settings)
            elif isinstance(value, Record):
                pending.append(value)
    return settings


def resolved(interp: Interpreter, value: Const, settings: Value) -> Value:
    """Return a text with its references read."""
    text = str(value.value)
    for _ in range(MOST):
        pieces, end, size = [], 0, len(text)
        for match in REFERENCE.finditer(text):
            pieces += [text[end : match.start()], referred(interp, match[1], settings)]
            end, size = match.end(), size + len(pieces[-1])
            if size > interp.bounds.text:
                interp.hit("text")
                return Unknown("text", value.site)
        text = "".join([*pieces, text[end:]])
        if "${" not in text:
            break
    return Const(text, soft=value.soft, site=value.site)


def referred(interp: Interpreter, name: str, settings: Value) -> str:
    """Return what one reference stands for."""
    if name.startswith(VARIABLE):
        variable, comma, default = name.removeprefix(VARIABLE).partition(",")
        found = interp.variable(variable.strip(), Const(default.strip()) if comma else None)
        return interp.text_of(found) or HOLE
    value: Value | None = settings
    for part in name.split("."):
        value = value.entries.get(part) if isinstance(value, Record) else None
    return str(value.value) if isinstance(value, Const) and value.value is not None else HOLE


def omegaconf_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    first = HostFunction("first", lambda call, _i: call.argument(0) or NONE)
    nothing = HostFunction("nothing", lambda _c, _i: NONE)
    members: dict[str, Value] = {
        "load": HostFunction("load", load), "create": HostFunction("create", create), "merge": HostFunction("merge", merge),
        "unsafe_merge": HostFunction("merge", merge), "from_dotlist": HostFunction("from_dotlist", from_dotlist),
        "structured": HostFunction("create", create), "to_container": first, "to_object": first,
        **dict.fromkeys(("set_struct", "set_readonly", "resolve", "register_new_resolver"), nothing),
        "from_cli": HostFunction("from_cli", lambda _c, _i: Record(kind="dict")),
    }  # fmt: skip
    return {"pypi:omegaconf": HostModule("omegaconf", {"OmegaConf": HostModule("omegaconf.OmegaConf", members)})}
