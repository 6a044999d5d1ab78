"""Guards: which of the things that a request meets before its handler refuse it when it carries no credentials.

Position first (the chain says it), then a known library, then the body, run on paper; a name breaks ties.
Rules: `catalog/data/any/auth.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.catalog.load import auth_rules
from analyzer.interp.hosts import Host
from analyzer.interp.inspection import signature
from analyzer.interp.values import ClassValue, Const, External, FunctionValue, Instance, OneOf, Record, Sequence, Site, Unknown, Value
from analyzer.interp.wrapping import unwrapped
from analyzer.inventory.guards.asked import in_its_place
from analyzer.inventory.guards.entry import answers_itself, entry_point, is_error_handler, of_backend, stub
from analyzer.inventory.guards.exemptions import exempted, exempts
from analyzer.inventory.guards.finding import Finding
from analyzer.inventory.guards.kept import Kept
from analyzer.inventory.guards.layers import Layer, layers
from analyzer.inventory.guards.libraries import Scheme, entry_of, made, named_like_a_guard, scheme_of
from analyzer.inventory.guards.names import Enclosing
from analyzer.inventory.guards.parameters import dependencies
from analyzer.inventory.guards.paths import Answers, Request
from analyzer.inventory.guards.probe import Probe
from analyzer.inventory.guards.sockets import CLOSES
from analyzer.inventory.guards.values import NEXT, REQUEST, RESPONSE
from analyzer.inventory.guards.verdicts import UNKNOWN_CALLER, conclude, refused, refuses_by_itself, run, scheme_kind, tried
from analyzer.routing.router import Switched

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from analyzer.interp.interpreter import Interpreter
    from analyzer.inventory.guards.memory import Outcome
    from analyzer.syntax import program as p

    Entry = tuple[FunctionValue, list[Value], Value | None]

GENERIC = frozenset({
    "", "_", "middleware", "handler", "inner", "wrapper", "wrapped", "dependency", "decorated", "fn", "func", "f", "decorator",
    "anonymous", "__call__", "dispatch",
})  # fmt: skip
FUEL = 2_000_000


class Verdict(msgspec.Struct, frozen=True):
    """What one value of a chain is.

    ``mark`` is one for each distinct function, factory or library value; ``by_request`` asks to be judged again for each request.
    """

    mark: tuple[str, ...]
    guard: bool
    name: str
    library: str | None = None
    site: Site | None = None
    scheme: str | None = None
    how: str = ""
    by_request: bool = False
    covers: tuple[int, ...] = ()


class Judge:
    """Verdicts, each function judged once for what its closure binds."""

    def __init__(self, interp: Interpreter, own: Iterable[str] = (), never: Iterable[str] = ()) -> None:
        self.interp = interp
        interp.fuel = max(interp.fuel, FUEL)
        self.own = frozenset(own)
        self.never = frozenset(never)
        self.known: dict[tuple[int, Request | None], Verdict | None] = {}
        self.keep: list[Value] = []
        self.enclosing = Enclosing(interp)
        self.layers: dict[int, list[Value]] = {}
        self.memory: dict[bool, dict[Hashable, Outcome]] = {False: {}, True: {}}
        self.answers: dict[tuple[int, bool], Answers] = {}
        self.kept_on = Kept()
        self.unwrapping = self.replacing = False

    def judge(self, value: Value, request: Request | None = None) -> Verdict | None:
        """Return the verdict on a value of a chain, None for what is neither guard nor middleware."""
        key: tuple[int, Request | None] = (id(value), None)
        if key not in self.known:
            self.keep.append(value)
            self.known[key] = self.decide(value, None)
        verdict = self.known[key]
        if verdict is None or not verdict.by_request or request is None:
            return verdict
        key = (id(value), request)
        if key not in self.known:
            self.known[key] = self.decide(value, request)
        return self.known[key]

    def guards_alone(self, handler: Value, request: Request) -> bool:
        """Return whether a route's last handler is a guard that passes on to others; one of Passport with nothing behind it logs in."""
        if isinstance(handler, External):
            if "passport" in handler.package:
                return False
            inner = made(handler)
            if not isinstance(inner, External):
                return self.guards_alone(inner, request)
            scheme = scheme_of(self.interp, inner)
            return scheme is not None and not scheme.optional
        verdict = self.judge(handler, request)
        return verdict is not None and verdict.guard

    def around(self, functions: list[FunctionValue], request: Request) -> list[Value]:
        """Return the guards among the wrappers and decorators of a handler, outermost first; the handler is the last function."""
        key = id(functions[0])
        if key not in self.layers:
            self.keep.append(functions[0])
            self.layers[key] = layers(functions)
        return [value for value in self.layers[key] if (verdict := self.judge(value, request)) is not None and verdict.guard]

    def mark_of(self, value: Value) -> tuple[str, ...]:
        """Return the mark of a value of a chain, empty for what has no verdict."""
        verdict = self.judge(value)
        return verdict.mark if verdict is not None else ()

    def decide(self, value: Value, request: Request | None) -> Verdict | None:
        """Return the verdict, not remembered."""
        if isinstance(value, OneOf):
            verdicts = [found for option in value.options if (found := self.decide(option, request)) is not None]
            return next((found for found in verdicts if found.guard), verdicts[0] if verdicts else None)
        if isinstance(value, Layer):
            return self.layer(value, request)
        if isinstance(value, Switched):
            found = self.decide(value.inner, request)
            return msgspec.structs.replace(found, guard=False, covers=()) if found is not None else None
        if isinstance(value, Const) or (isinstance(value, Host) and not hasattr(value, "name")):
            return None
        name, site, library, mark = self.identity(value)
        if name.rpartition(".")[2] in self.never or name in self.never:
            return Verdict(mark, False, name, library, site)
        if name.rpartition(".")[2] in self.own or name in self.own:
            return Verdict(mark, True, name, library, site, "custom", "named as a guard in the configuration")
        if isinstance(value, External):
            return self.external(value, Verdict(mark, False, name, library, site), request)
        scheme = scheme_of(self.interp, value)
        if scheme is not None:
            return with_scheme(Verdict(mark, not scheme.optional, name, library, site), scheme)
        if isinstance(value, (FunctionValue, ClassValue, Instance)):
            return self.probed(value, Verdict(mark, False, name, library, site), request)
        if isinstance(value, Unknown):
            return self.unknown(value)
        return Verdict(mark, False, name, library, site)

    def identity(self, value: Value) -> tuple[str, Site | None, str | None, tuple[str, ...]]:
        """Return name, place, library and mark of a value."""
        if isinstance(value, FunctionValue):
            name = value.node.name
            stored = value.fields.get("name")
            if not name and isinstance(stored, Const):
                name = str(stored.value)
            if name.lower() in GENERIC:
                name = self.enclosing.name(value.file, value.node) or name or "(anonymous)"
            return name, value.site, None, ("function", value.file, str(value.node.line), name)
        if isinstance(value, (ClassValue, Instance)):
            cls = value.cls if isinstance(value, Instance) else value
            return cls.name, cls.site, None, ("class", cls.file, str(cls.node.line), cls.name)
        if isinstance(value, External):
            name = value.dotted.replace("()", "").lstrip(".")
            return name, value.site if value.site.file else None, value.package or None, ("library", name)
        name = str(getattr(value, "name", "") or getattr(value, "package", "") or "(unknown)")
        return name, None, str(getattr(value, "package", "")) or None, ("host", name)

    def external(self, value: External, plain: Verdict, request: Request | None) -> Verdict | None:
        """Return the verdict on what came out of a library: a known guard, or a wrapper of one."""
        inner = made(value)
        exempt = exempted(value) if inner is not value else []
        let_by = request is not None and exempts(exempt, request.path, request.method)
        if not isinstance(inner, External):
            own = self.judge(inner, request)
            return msgspec.structs.replace(own, guard=own.guard and not let_by, by_request=True) if own is not None else None
        scheme = scheme_of(self.interp, inner)
        if scheme is not None:
            found = with_scheme(msgspec.structs.replace(plain, guard=not scheme.optional, by_request=bool(exempt)), scheme)
            return msgspec.structs.replace(found, guard=False) if let_by else found
        if value.package == "fastify" and value.path[:2] == ("instance", "auth") and value.path[-1:] == ("()",):
            return self.combined(value, plain, request)
        entry = entry_of(value.package)
        if entry is not None and entry.counts_as_auth_middleware == "never":
            return plain
        wrapped = [argument for argument in value.arguments if isinstance(argument, (FunctionValue, OneOf, External, Instance, Sequence))]
        for argument in wrapped[:4]:
            for item in argument.items if isinstance(argument, Sequence) else [argument]:
                verdict = self.judge(item, request)
                if verdict is not None and verdict.guard and verdict.how != "":
                    return verdict
        inner_function = next((argument for argument in wrapped if isinstance(argument, FunctionValue)), None)
        return self.judge(inner_function, request) if inner_function is not None else self.named_external(value, plain)

    def named_external(self, value: External, plain: Verdict) -> Verdict:
        """Return the verdict on a library that is not known: only a strong name speaks for a guard."""
        if not named_like_a_guard(value):
            return plain
        return msgspec.structs.replace(plain, guard=True, scheme="custom", how=f"named like a guard; {value.package} is not visible")

    def combined(self, value: External, plain: Verdict, request: Request | None) -> Verdict:
        """Return the verdict on ``fastify.auth([a, [b, c]], {relation})``: any of them lets in, unless all have to."""
        functions = value.arguments[0] if value.arguments else None
        options = value.arguments[1] if len(value.arguments) > 1 else None
        relation = options.entries.get("relation") if isinstance(options, Record) else None
        every = isinstance(relation, Const) and relation.value == "and"
        groups = (
            [item.items if isinstance(item, Sequence) else [item] for item in functions.items] if isinstance(functions, Sequence) else []
        )
        verdicts = [[found for item in group if (found := self.judge(item, request)) is not None] for group in groups]
        ends = [[self.ends(item, request) for item in group] for group in groups]
        strict = [
            any(found.guard for found in group) or any(fails for fails, _ in ended)
            if not every or len(group) == 1
            else all(found.guard for found in group)
            for group, ended in zip(verdicts, ends, strict=True)
        ]
        guards = (any(strict) if every else all(strict)) and bool(strict) if groups else True
        first = next((found for group in verdicts for found in group if found.guard), None)
        scheme, how = (first.scheme, first.how) if first else ("custom", "")
        varies = any(asks for ended in ends for _, asks in ended)
        return msgspec.structs.replace(
            plain, guard=guards, by_request=varies, name="fastify.auth", library="@fastify/auth", scheme=scheme, how=f"@fastify/auth: {how}"
        )

    def ends(self, value: Value, request: Request | None) -> tuple[bool, bool]:
        """Return whether a function throws whatever it is, and whether that depends on the request."""
        function, arguments, this = entry_point(self.interp, value) if isinstance(value, FunctionValue) else (None, [], None)
        found = self.finding(value, (function, arguments, this), request) if function is not None else None
        return (found.fails, found.asks_request) if found is not None else (False, False)

    def unknown(self, value: Unknown) -> Verdict | None:
        """Return the verdict on what could not be read: a name that is left of it may say enough."""
        name = value.reason.rpartition(" ")[2] if value.reason.startswith(("export ", "member ", "name ", "attribute ")) else ""
        if name and auth_rules().judge(name) == "strong":
            return Verdict(
                ("unknown", name),
                True,
                name,
                None,
                value.site if value.site.file else None,
                "custom",
                "named like a guard; its code is not visible",
            )
        return Verdict(("unknown", name), False, name, None, None) if name else None

    def probed(self, value: FunctionValue | ClassValue | Instance, plain: Verdict, request: Request | None) -> Verdict | None:
        """Return the verdict on code of the repository: run on paper for a request without credentials."""
        function, arguments, this = entry_point(self.interp, value)
        if function is None:
            return plain if not isinstance(value, ClassValue) else None
        if is_error_handler(function):
            return plain
        covers = tuple(id(item) for item in dependencies(self.interp, function)) if function.scope.python else ()
        finding = self.finding(value, (function, arguments, this), request)
        name = "" if of_backend(function) else plain.name
        guard, how = conclude(finding, name, is_stub=stub(function) and function.node.name != "", python=function.scope.python)
        if not guard and finding.chosen:
            opened = self.finding(value, (function, arguments, this), request, open_choices=True)
            guard, how = conclude(opened, name, is_stub=False, python=function.scope.python)
            finding = opened if guard else finding
        if not guard and finding.refuses and finding.refusals and (other := in_its_place(self, value, request)) is not None:
            return other
        if not guard and function.wraps is not None and function is value and signature(function) is None:
            inner = self.decide(function.wraps, request)
            if inner is not None and inner.guard:
                return msgspec.structs.replace(inner, mark=plain.mark, site=plain.site)
        if function is value and (inner := self.wrapped(function, request)) is not None and inner.guard == guard:
            varies = finding.asks_request and (guard or request is not None)
            return msgspec.structs.replace(
                inner, name=inner.name if inner.name not in GENERIC else plain.name, by_request=inner.by_request or varies
            )
        kind = scheme_kind(finding, plain.name) if guard else None
        return msgspec.structs.replace(
            plain, guard=guard, how=how, scheme=kind, by_request=finding.asks_request and (guard or request is not None), covers=covers
        )

    def wrapped(self, function: FunctionValue, request: Request | None) -> Verdict | None:
        """Return the verdict on what a closure hands on to: ``wrap(requireUser)`` is that guard, and not one called ``wrap``."""
        innermost = unwrapped(function)[-1]
        if innermost is function or self.unwrapping:
            return None
        self.unwrapping = True
        try:
            return self.judge(innermost, request)
        finally:
            self.unwrapping = False

    def refusal(self, handler: FunctionValue, request: Request) -> tuple[str, bool]:
        """Return how a handler refuses a request without credentials, by 401 or 403, empty where it does not; and whether always."""
        function, arguments, this = entry_point(self.interp, handler)
        if function is None:
            return "", False
        plain, _, filled = self.probes(request)
        found = run(plain, function, arguments, this)
        how = refused(found)
        if found.asks_unnamed and not refuses_by_itself(how):
            found = run(filled, function, arguments, this)
            how = refused(found) if UNKNOWN_CALLER.search(refused(found)) or CLOSES.search(refused(found)) else ""
        return (how, found.refuses) if refuses_by_itself(how) else ("", False)

    def layer(self, value: Layer, request: Request | None) -> Verdict:
        """Return the verdict on what is wrapped around a handler: one that refuses before it calls the handler guards it."""
        name, site, library, mark = self.identity(value.function)
        name = self.enclosing.name(value.function.file, value.function.node) or name
        python = value.function.scope.python
        given: list[Value] = [] if python else [REQUEST, RESPONSE, NEXT, NEXT]
        named: dict[str, Value] = {"request": REQUEST} if python else {}
        _, finding = tried(self.probes(request, value.inner.node), value.function, given, value.function.this, named)
        asks = finding.reads or finding.verifier or finding.opaque or finding.handed or finding.exhausted
        guard, how = conclude(finding, name if asks else "", is_stub=False, python=python)
        kind = scheme_kind(finding, name) if guard else None
        return Verdict(mark, guard, name, library, site, kind, how, by_request=guard and finding.asks_request)

    def probes(self, request: Request | None, beyond: p.Function | None = None, *, open_choices: bool = False) -> Iterator[Probe]:
        """Yield a probe, then such to which headers and parameters are credentials, or given, whose names say nothing."""
        yield Probe(self.interp, request, self.memory[open_choices], beyond, self.kept_on, open_choices=open_choices)
        yield Probe(self.interp, request, {}, beyond, self.kept_on, unnamed="credential", open_choices=open_choices)
        yield Probe(self.interp, request, {}, beyond, self.kept_on, unnamed="given", open_choices=open_choices)

    def finding(self, value: Value, entry: Entry, request: Request | None, *, open_choices: bool = False) -> Finding:
        """Return what happens to a request; those that the body cannot tell apart share the answer."""
        function, arguments, this = entry
        answers = self.answers.setdefault((id(value), open_choices), Answers())
        found = answers.recall(request) if request is not None else None
        if found is None:
            probes = self.probes(request, open_choices=open_choices)
            probe, found = tried(probes, function, arguments, this, answers=answers_itself(value, function))
            if request is not None:
                answers.learn(probe.trace, found)
        return found


def with_scheme(plain: Verdict, scheme: Scheme) -> Verdict:
    """Return the verdict on a library's guard."""
    if scheme.optional:
        return msgspec.structs.replace(plain, guard=False, library=plain.library or scheme.library)
    return msgspec.structs.replace(
        plain,
        library=plain.library or scheme.library,
        scheme=scheme.kind,
        how=scheme.how,
        name=plain.name if plain.library is None else scheme.name,
    )
