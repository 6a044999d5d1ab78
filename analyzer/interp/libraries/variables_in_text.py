"""Variables of the environment that a text names: ``os.path.expandvars``, and ``${NAME:default}`` in a file of settings.

YAML has no such places. What reads a file that has them fills them in (pyaml-env, envyaml, a constructor of the program's own), each in
the same notation.

https://docs.python.org/3/library/os.path.html#os.path.expandvars, https://github.com/mkaranasou/pyaml_env
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.values import HOLE, Const, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

_NAMED = re.compile(r"\$(?:\{(\w{1,100})\}|([A-Za-z_]\w{0,100}))")
_PLACE = re.compile(r"\$\{([A-Z_][A-Z0-9_]{0,100})(?::-?([^{}$]{0,400}))?\}")
_DEEPEST = 40
_WORDS = {"true": True, "false": False}


def expanded(call: Invocation, interp: Interpreter) -> Value:
    """Return ``os.path.expandvars(text)``: variables that are committed nowhere are what nobody knows."""
    text = interp.text_of(call.argument(0))
    if text is None:
        return Unknown("text with variables", call.site)
    found = _NAMED.sub(lambda place: committed(interp, place[1] or place[2], HOLE), text)
    return Const(found, soft=found != text, site=call.site)


def committed(interp: Interpreter, name: str, otherwise: str) -> str:
    """Return what the repository says of a variable."""
    found = interp.variable(name)
    return str(found.value) if isinstance(found, Const) else otherwise


def filled(interp: Interpreter, value: Value, depth: int = _DEEPEST) -> Value:
    """Return what a file says with the defaults in the places that it leaves to variables; a place without one stays as it is written."""
    if isinstance(value, Record) and depth:
        value.entries.update({key: filled(interp, item, depth - 1) for key, item in value.entries.items()})
    elif isinstance(value, Sequence) and depth:
        value.items[:] = [filled(interp, item, depth - 1) for item in value.items]
    elif isinstance(value, Const) and isinstance(value.value, str) and "${" in value.value:
        text = _PLACE.sub(lambda place: committed(interp, place[1], place[0] if place[2] is None else place[2]), value.value)
        if text != value.value:
            return Const(_WORDS.get(text.lower(), text), soft=True, site=value.site)
    return value
