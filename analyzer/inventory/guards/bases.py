"""``super`` in a probed method: the repository's base classes, and the library's schemes, which refuse by themselves.

https://docs.python.org/3/library/functions.html#super, https://fastapi.tiangolo.com/reference/security/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.values import ClassValue, Const, External, FunctionValue, Instance, Value
from analyzer.inventory.guards.libraries import SCHEMES
from analyzer.inventory.guards.values import Absent, Names, Raised, Thrown, truth
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe

REFUSAL = External("fastapi", ("HTTPException",))


def method_of_base(callee: p.Expr, names: Names) -> tuple[Value, Value] | None:
    """Return the method that ``super().name`` or ``super.name`` means, and the object; None for anything else."""
    if not isinstance(callee, p.Member):
        return None
    inner = callee.object.callee if isinstance(callee.object, p.Call) else callee.object
    home = names.function.home
    if not (isinstance(inner, p.Name) and inner.id == "super" and isinstance(home, ClassValue)):
        return None
    this = this_in(names, home)
    own = this.cls if isinstance(this, Instance) else home
    bases = lineage(own) if home in lineage(own) else lineage(home)
    for base in bases[bases.index(home) + 1 :]:
        if isinstance(base, ClassValue) and isinstance(method := base.members.get(callee.name), FunctionValue):
            return method, this
        if isinstance(base, External) and callee.name == "__call__" and base.path[-1:] and base.path[-1] in SCHEMES:
            return base, this
    return None


def this_in(names: Names, home: ClassValue) -> Value:
    """Return the object whose method runs."""
    inner: Names | None = names
    while inner is not None:
        if inner.this is not None:
            return inner.this
        inner = inner.parent
    return Instance(home, open=True)


def asked(probe: Probe, scheme: External, this: Value) -> Value:
    """Return what a scheme's own ``__call__`` finds; it refuses unless it was made with ``auto_error=False``."""
    name = scheme.path[-1]
    found = probe.read(Absent(SCHEMES[name]))
    if lets_by(this):
        return found
    raise Thrown(Raised("auth", f"{name} refuses a request without credentials", REFUSAL))


def lets_by(this: Value) -> bool:
    """Return whether a scheme was made with ``auto_error=False``."""
    stored = this.fields.get("auto_error") if isinstance(this, Instance) else None
    return isinstance(stored, Const) and stored.value is False


def checks_key(this: Value, name: str) -> bool:
    """Return whether a method is FastAPI's own of schemes with keys, which gives back a key and refuses where there is none.

    https://github.com/fastapi/fastapi/blob/0.124.0/fastapi/security/api_key.py
    """
    return (
        name == "check_api_key"
        and isinstance(this, Instance)
        and any(isinstance(base, External) and SCHEMES.get(base.path[-1] if base.path else "") == "api_key" for base in lineage(this.cls))
    )


def checked_key(this: Value, given: Value) -> Value:
    """Return the key that a scheme is given to check; it refuses where that is missing, unless it was made with ``auto_error=False``."""
    if truth(given) is True or lets_by(this):
        return given
    raise Thrown(Raised("auth", "APIKey refuses a request without credentials", REFUSAL))


def of_inversify(value: Instance) -> bool:
    """Return whether an object is a middleware or a controller of inversify-express-utils, which say by ``httpContext`` who asks.

    https://github.com/inversify/inversify-express-utils#httpcontext
    """
    outside = [base.path[-1:] for base in lineage(value.cls) if isinstance(base, External)]
    return ("BaseMiddleware",) in outside or ("BaseHttpController",) in outside
