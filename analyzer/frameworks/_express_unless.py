"""Express: ``guard.unless = unless; app.use(guard.unless({path: [...]}))`` lets paths by a guard.

https://www.npmjs.com/package/express-unless
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.values import NONE, External, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import Invocation

PACKAGE = "express-unless"


def unless(call: Invocation, _interp: Interpreter) -> Value:
    """Return the guard that the method was called on, with the paths that it lets by."""
    guard = call.this if call.this is not None else NONE
    return External(PACKAGE, ("unless", "()"), (call.argument(0) or NONE, guard), {}, call.site)


def unless_modules() -> dict[str, Value]:
    """Return the host module by import name, with the prefix ``npm:``."""
    members: dict[str, Value] = {"unless": HostFunction("unless", unless)}
    return {"npm:" + PACKAGE: HostModule(PACKAGE, members, unless)}
