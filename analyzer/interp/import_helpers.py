"""Functions of a program that import by name what may not be installed: ``fastapi = attempt_import("fastapi")``.

They look for packages, install some, keep some for later, and give the module, or several in a row, that their arguments name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.modules import import_python
from analyzer.interp.values import Const, FunctionValue, OneOf, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import Invocation

NAMED = re.compile(r"(^|_)import(_|$)")
MODULE = re.compile(r"[A-Za-z_]\w*(\.\w+)*")


def imported(interp: Interpreter, function: FunctionValue, call: Invocation, found: Value) -> Value:
    """Return what such a helper gives where running it did not tell, else what it told."""
    if not isinstance(found, (Unknown, OneOf, Sequence)) or function.module_language != "python" or not call.arguments or call.open:
        return found
    if not NAMED.search(function.node.name) or known(found):
        return found
    names = [argument.value for argument in call.arguments if isinstance(argument, Const) and isinstance(argument.value, str)]
    if len(names) < len(call.arguments) or not all(MODULE.fullmatch(name) for name in names):
        return found
    made = [import_python(interp, name, 0, call.site.file) for name in names]
    return made[0] if len(made) == 1 else Sequence(made, "tuple")


def known(found: Value) -> bool:
    """Return whether an answer is known."""
    if isinstance(found, Sequence):
        return not found.open and all(map(known, found.items))
    return not isinstance(found, Unknown) and not (
        isinstance(found, OneOf) and all(isinstance(option, Unknown) for option in found.options)
    )
