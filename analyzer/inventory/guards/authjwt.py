"""AuthJWT, which is asked by a method: ``Authorize.jwt_required()`` refuses, and to depend on the object refuses nobody.

https://indominusbyte.github.io/fastapi-jwt-auth/usage/basic/, https://sasha370.github.io/async-fastapi-jwt-auth/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import External, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from collections.abc import Iterator

REQUIRED = frozenset({"jwt_required", "fresh_jwt_required", "jwt_refresh_token_required"})
OPTIONAL = "jwt_optional"
CLASSES = frozenset({"AuthJWT", "AuthJWTBearer"})


def asker(target: Value) -> External | None:
    """Return the object that depending on AuthJWT gives, None for any other dependency."""
    if not isinstance(target, External) or not CLASSES & set(target.path):
        return None
    return External(target.package, ("AuthJWT", "()"))


def required_by(callee: External) -> bool | None:
    """Return whether a method of AuthJWT's asks for a token; False for the one that lets strangers by, None for anything else."""
    name = callee.path[-1] if callee.path else ""
    if not CLASSES & set(callee.path) or (name not in REQUIRED and name != OPTIONAL):
        return None
    return name in REQUIRED


def certain(body: list[p.Stmt]) -> Iterator[p.Stmt]:
    """Yield the statements of a body that run whatever happens, those of a ``try`` too that ends in an error where they do."""
    for statement in body:
        if isinstance(statement, p.Try):
            if all(handler.body and isinstance(handler.body[-1], p.Raise) for handler in statement.handlers):
                yield from certain(statement.body)
        else:
            yield statement
