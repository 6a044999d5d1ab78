"""Which functions and classes of a program make an application or start one, by what they call, import and are named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.modules import settle
from analyzer.interp.scope import Alias
from analyzer.interp.values import ClassValue, External, FunctionValue, Sequence, Value
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import ModuleValue
    from analyzer.interp.world import World

FACTORIES = frozenset({"default_factory", "factory"})
WRAPPERS = 20
COMPILED = re.compile(r"\A_|_?\d+\Z")
"""What compilers put around the name of a module: ``_express``, ``_express2``, ``express_1``."""
STARTERS = (
    "init",
    "initialize",
    "setup",
    "configure",
    "config",
    "bootstrap",
    "start",
    "run",
    "listen",
    "main",
    "build",
    "create",
    "mount",
    "register",
)


class Calls:
    """What the files of a tree call, by name; ``mentions`` says whether a file's text has one of some names, to spare the search."""

    def __init__(self, program: Callable[[str], p.Module | None], mentions: Callable[[str, frozenset[str]], bool]) -> None:
        self.program = program
        self.mentions = mentions
        self.known: dict[str, frozenset[str]] = {}
        self.answers: dict[tuple[str, frozenset[str]], bool] = {}

    def names(self, path: str) -> frozenset[str]:
        """Return the names of all that a file calls, as written."""
        if path not in self.known:
            program = self.program(path)
            self.known[path] = (
                frozenset(name for node in walking.calls(program.body) for name in made_by(node)) if program is not None else frozenset()
            )
        return self.known[path]

    def may_be_of(self, path: str, names: frozenset[str]) -> bool:
        """Return whether a file calls something by one of these names."""
        key = (path, names)
        if key not in self.answers:
            self.answers[key] = self.mentions(path, names) and not names.isdisjoint(self.names(path))
        return self.answers[key]


def imported(world: World, program: p.Module, path: str, *, anywhere: bool = False) -> Iterator[str]:
    """Yield the files that a file imports: in Python at its top level or anywhere, in JavaScript anywhere by a known name."""
    if program.language == "python":
        yield from imports_of(world, program.body, path) if anywhere else _imported_by(world, program.body, path)
        return
    for inner in walking.walk(program.body):
        if isinstance(inner, p.Import):
            yield world.javascript(inner.specifier, path).path
        elif isinstance(inner, p.Call) and callee_name(inner) in {"require", "import"} and inner.arguments:
            first = inner.arguments[0].value
            if isinstance(first, p.Literal) and isinstance(first.value, str):
                yield world.javascript(first.value, path).path


def imports_of(world: World, body: list[p.Stmt], path: str) -> Iterator[str]:
    """Yield the files that some statements of a Python file import, also inside functions."""
    return _imported_by(world, walking.walk(body), path)


def _imported_by(world: World, nodes: Iterable[p.Node], path: str) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, p.Import):
            for name in [node.specifier, *(f"{node.specifier}.{item.imported}".lstrip(".") for item in node.bindings)]:
                yield world.python(name, node.level, path).path


def calls_any(value: Value, names: frozenset[str]) -> bool:
    """Return whether a function calls another of these: the one that calls stands nearer to the program's start."""
    inner = undecorated(value)
    if not isinstance(inner, FunctionValue):
        return False
    callees = (node.callee for node in walking.calls(inner.node.body))
    return any(isinstance(callee, p.Name) and callee.id in names and callee.id != inner.node.name for callee in callees)


def names_for(interp: Interpreter, makers: list[Value]) -> frozenset[str]:
    """Return the names of functions and classes, and of those that have none the names that other modules give them."""
    nameless = {id(maker.node) for maker in makers if isinstance(maker, FunctionValue) and not maker.node.name}
    homes = {maker.file for maker in makers if isinstance(maker, FunctionValue) and id(maker.node) in nameless}
    given = (
        (name, settle(interp, value) if isinstance(value, Alias) and value.module.file in homes else value)
        for module in interp.modules.values()
        for name, value in (module.scope.names.items() if nameless else ())
    )
    held = {name for name, value in given if isinstance(value, FunctionValue) and id(value.node) in nameless}
    return frozenset(held | {name_of(maker) for maker in makers} - {""})


def calls_one(interp: Interpreter, module: ModuleValue, value: Value, makers: list[Value], names: frozenset[str]) -> bool:
    """Return whether a function or class that is not among these calls one of them, by one of these names, which its module holds."""
    inner = undecorated(value)
    made = {id(maker.node) for maker in makers if isinstance(maker, FunctionValue | ClassValue)}
    if not isinstance(inner, FunctionValue | ClassValue) or id(inner.node) in made:
        return False
    body = inner.node.body if isinstance(inner, FunctionValue) else list(inner.node.members)
    called = named_calls(body) & names
    held = [undecorated(settle(interp, module.scope.names[name])) for name in sorted(called) if name in module.scope.names]
    return any(id(getattr(item, "node", None)) in made for item in held)


def commands(interp: Interpreter) -> list[tuple[FunctionValue, FunctionValue]]:
    """Return the commands of the groups that modules define (``@group.command("web")`` of click and typer), each with what it wraps."""
    found = []
    for _, module in sorted(interp.modules.items()):
        for value in module.scope.names.values() if module.language == "python" else ():
            inner = undecorated(value)
            if isinstance(value, FunctionValue) and isinstance(inner, FunctionValue) and inner.file == module.file:
                named = (node.callee if isinstance(node, p.Call) else node for node in inner.node.decorators)
                if any(isinstance(node, p.Member) and node.name == "command" for node in named):
                    found.append((value, inner))
    return found


def asked(methods: list[FunctionValue], names: frozenset[str]) -> list[FunctionValue]:
    """Return the methods that make an application, after those that ask another method for it."""
    makers = [method for method in methods if makes_application(method.node.body, names)]
    inner = frozenset(method.node.name for method in makers)
    return [*(method for method in methods if method not in makers and makes_application(method.node.body, inner)), *makers]


def named_calls(body: list[p.Stmt]) -> set[str]:
    """Return the plain names that a body calls."""
    return {node.callee.id for node in walking.calls(body) if isinstance(node.callee, p.Name)}


def generation(value: Value) -> int:
    """Return how many of the repository's own classes a class extends: the last in line is the one that is meant to be made."""
    return sum(isinstance(base, ClassValue) for base in lineage(value)) - 1 if isinstance(value, ClassValue) else 0


def name_of(value: Value) -> str:
    """Return the name of a function or class."""
    inner = undecorated(value)
    return inner.node.name if isinstance(inner, (FunctionValue, ClassValue)) else ""


def callee_name(node: p.Call) -> str:
    """Return the name that a call is made by: ``f`` of ``f()``, ``x.f()``, and as compilers write it ``(0, f_1.default)()``."""
    callee = node.callee
    if isinstance(callee, p.SequenceExpr) and callee.items:
        callee = callee.items[-1]
    if isinstance(callee, p.Member) and callee.name == "default" and isinstance(callee.object, p.Name):
        return COMPILED.sub("", callee.object.id)
    return callee.id if isinstance(callee, p.Name) else callee.name if isinstance(callee, p.Member) else ""


def starts(name: str) -> bool:
    """Return whether a method is named as what starts a program."""
    return name.lstrip("_#").lower().startswith(STARTERS)


def is_asgi_app(method: FunctionValue) -> bool:
    """Return whether a decorator says that a platform serves what a function returns: https://modal.com/docs/guide/webhooks."""
    kept = method.fields.get("__decorators__")
    return any(isinstance(item, External) and "asgi_app" in item.path for item in kept.items) if isinstance(kept, Sequence) else False


def undecorated(value: Value) -> Value:
    """Return the function under decorators."""
    rounds = 0
    while isinstance(value, FunctionValue) and value.wraps is not None and rounds < WRAPPERS:
        value, rounds = value.wraps, rounds + 1
    return value


def makes_application(body: list[p.Stmt], names: frozenset[str]) -> bool:
    """Return whether a body calls one of the frameworks' constructors by its usual name."""
    return any(name in names for node in walking.calls(body) for name in made_by(node))


def made_by(node: p.Call) -> Iterator[str]:
    """Yield the name that a call is made by, and what ``field(default_factory=FastAPI)`` and its like call."""
    yield callee_name(node)
    for item in node.arguments:
        if item.keyword in FACTORIES and isinstance(item.value, p.Name):
            yield item.value.id
