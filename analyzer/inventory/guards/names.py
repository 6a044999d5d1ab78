"""What stands around and inside a function: the name of the factory that returns it, the base that it hands on to; guards by decorator.

https://github.com/typestack/routing-controllers#using-authorization-features, https://tsoa-community.github.io/docs/authentication.html,
https://www.twilio.com/docs/usage/tutorials/how-to-secure-your-express-app-by-validating-incoming-twilio-requests
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import External, FunctionValue, Value
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

DEPTH = 60
Decorator = tuple[str, str, str, bool, str]
DECORATORS: dict[tuple[str, ...], Decorator] = {
    ("routing-controllers", "Authorized", "()"): ("Authorized", "routing-controllers", "custom", False, "the authorizationChecker decides"),
    **{
        ("fastapi_jwt_auth", "AuthJWT", name, "()"): (name, "fastapi_jwt_auth", "jwt", False, "AuthJWT answers 401 without a valid token")
        for name in ("jwt_required", "fresh_jwt_required", "jwt_refresh_token_required")
    },
    ("twilio", "webhook", "()"): ("webhook", "twilio", "custom", False, "Twilio's library answers 403 without its signature"),
    ("tsoa", "Security", "()"): ("Security", "tsoa", "custom", False, "expressAuthentication decides"),
    ("@inversifyjs/http-core", "UseGuard", "()"): ("UseGuard", "@inversifyjs/http-core", "custom", False, "the guard's class decides"),
    ("typescript-rest", "Security", "()"): ("Security", "typescript-rest", "custom", False, "the registered authenticator decides"),
}


class Enclosing:
    """Names of what stands around functions, each file read once."""

    def __init__(self, interp: Interpreter) -> None:
        self.interp = interp
        self.files: dict[str, dict[int, str]] = {}

    def name(self, file: str, node: p.Function) -> str:
        """Return the name of the nearest named function around ``node``, or of the variable that holds it; empty where there is none."""
        if file not in self.files:
            module = self.interp.world.program(file)
            self.files[file] = names_around(module.body) if module is not None else {}
        return self.files[file].get(id(node), "")


def names_around(body: list[p.Stmt]) -> dict[int, str]:
    """Return by identity of each function what it is called by what stands around it."""
    found: dict[int, str] = {}
    stack: list[tuple[object, str]] = [(statement, "") for statement in reversed(body)]
    while stack:
        current, name = stack.pop()
        if isinstance(current, p.Function):
            found.setdefault(id(current), name)
            name = current.name if current.name and current.name not in {"wrapper", "inner", "middleware", "decorator"} else name
        elif isinstance(current, p.Declare) and isinstance(current.target, p.Name) and isinstance(current.value, (p.Function, p.Call)):
            name = name or current.target.id
        elif isinstance(current, p.Assign) and isinstance(current.target, p.Member) and isinstance(current.value, (p.Function, p.Call)):
            name = current.target.name if current.target.name not in {"exports", "prototype", "value", "get", "set"} else name
        elif isinstance(current, p.Class):
            name = current.name
        stack.extend((child, name) for child in reversed(walking.children(current)))
    return found


def asks_base(method: Value) -> bool:
    """Return whether a ``__call__`` hands on to ``super().__call__``: what it does not find itself, the library looks for and refuses."""
    if not isinstance(method, FunctionValue):
        return False
    if any(isinstance(node, p.Try) and node.handlers for node in walking.walk(list(method.node.body))):
        return False
    callees = (node.callee for node in walking.calls(method.node.body))
    return any(isinstance(callee, p.Member) and callee.name == "__call__" and isinstance(callee.object, p.Call) for callee in callees)


def decorated(value: External) -> Decorator | None:
    """Return name, library, kind, whether it is optional, and how a library's decorator guards; None for any other value."""
    return DECORATORS.get((value.package, *value.path))
