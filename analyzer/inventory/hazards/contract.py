"""Hazards of what clients and signers rely on: methods nobody wrote, the order of refusals, signed texts, flags of the environment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from analyzer.inventory._inputs import Inputs, line_of
from analyzer.inventory._scan import REQUEST_ROOTS, CallSite
from analyzer.inventory.facts import dotted
from analyzer.inventory.hazards.common import Place, Rule, calls_of, modules_of
from analyzer.syntax import program as p
from analyzer.syntax import walking

_PROBES = re.compile(r"wget\b[^\n]{0,80}--spider|curl\b[^\n]{0,80}(?: -I\b| --head\b)")
_PROBED = re.compile(r"(?:^|/)(?:[\w.-]*Dockerfile[\w.-]*|(?:docker-)?compose[\w.-]*\.ya?ml)\Z")
_SIGNERS = re.compile(r"^(?:node:)?crypto:(?:default\.)?create(?:Hmac|Sign|Hash)\(\)(?:\.update\(\))*\.update$")
_SIGNS = re.compile(r"^(?:node:)?crypto:(?:default\.)?create(?:Hmac|Sign)$|^hmac:(?:new|HMAC|digest)$")
_ENCODES = re.compile(r"^(?:encodeURIComponent|encodeURI|URLSearchParams)$")
_ENCODES_BY = re.compile(
    r"^(?:qs|query-string|querystring|node:querystring):(?:default\.)?stringify$|^urllib\.parse:(?:quote|quote_plus|urlencode)$"
)
_FLAG = re.compile(
    r"(?:^|_)(?:ENABLE|ENABLED|DISABLE|DISABLED|USE|IS|HAS|ALLOW|SKIP|DEBUG|VERBOSE|FORCE|REQUIRE|SHOW|HIDE|WITH|NO)(?:_|\Z)"
)
_BODIES = {"POST", "PUT", "PATCH", "DELETE"}


def _implied_methods(inputs: Inputs) -> Iterator[Place]:
    """HEAD and OPTIONS that somebody relies on: routes of their own, and health checks that send HEAD."""
    for endpoint in inputs.endpoints:
        if endpoint.method in {"HEAD", "OPTIONS"}:
            yield endpoint.location.file, endpoint.location.line
    for path in inputs.paths:
        if _PROBED.search(path) and inputs.shared(path):
            for found in _PROBES.finditer(inputs.text(path)):
                yield path, line_of(inputs.text(path), found.start())


def _guarded_body(inputs: Inputs) -> Iterator[Place]:
    """Routes that both refuse strangers and check a body: which comes first differs."""
    for endpoint in inputs.endpoints:
        if endpoint.guards and endpoint.request_schema and endpoint.method in _BODIES:
            yield endpoint.location.file, endpoint.location.line


def _signed_json(inputs: Inputs) -> Iterator[Place]:
    """``createHmac(...).update(JSON.stringify(x))``, ``hmac.new(key, json.dumps(x).encode())``."""
    for call in calls_of(inputs):
        if call.ref is None or call.ref.local:
            continue
        signs = _SIGNERS.match(call.ref.text) or (inputs.project.modules[call.file].is_python and _SIGNS.match(call.ref.text))
        if signs and any(_makes_json(argument.value) for argument in call.node.arguments):
            yield call.file, call.line


def _makes_json(value: Any) -> bool:  # noqa: ANN401 - any expression
    for _ in range(6):
        if not isinstance(value, p.Call):
            return False
        if dotted(value.callee) in {"JSON.stringify", "json.dumps", "orjson.dumps"}:
            return True
        value = value.callee.object if isinstance(value.callee, p.Member) else None
    return False


def _signed_url(inputs: Inputs) -> Iterator[Place]:
    """Functions that encode a URL's parts and sign: one encoder's choice is in the signature."""
    for facts in modules_of(inputs):
        signing = {call.function for call in facts.calls if call.function and call.ref is not None and _SIGNS.match(call.ref.text)}
        for call in facts.calls if signing else ():
            if call.function in signing and _encodes(call):
                yield call.file, call.line


def _encodes(call: CallSite) -> bool:
    return bool(_ENCODES_BY.match(call.ref.text)) if call.ref is not None and not call.ref.local else bool(_ENCODES.match(call.text))


def _split_header(inputs: Inputs) -> Iterator[Place]:
    """A header's value taken apart at commas: how duplicates arrive differs."""
    for call in calls_of(inputs):
        callee, first = call.node.callee, call.node.arguments[0].value if call.node.arguments else None
        if isinstance(callee, p.Member) and callee.name == "split" and isinstance(first, p.Literal) and str(first.value).strip() == ",":
            source = callee.object
            inner = source.object if isinstance(source, p.Index) else source.callee if isinstance(source, p.Call) else source
            head, _, rest = dotted(inner).partition(".")
            if REQUEST_ROOTS.get(head) == "req" and rest.split(".")[0] in {"headers", "get", "header"}:
                yield call.file, call.line


def _loose_body(inputs: Inputs) -> Iterator[Place]:
    """A route's body taken as a plain dictionary."""
    for facts in modules_of(inputs):
        routes = {
            decoration.on for decoration in facts.decorations if dotted(decoration.expr).rpartition(".")[2] in {"post", "put", "patch"}
        }
        for name in sorted(routes & facts.functions.keys()):
            for parameter in facts.functions[name].node.parameters:
                if _is_dictionary(parameter.annotation) and not _provided(parameter.default):
                    yield facts.file, facts.functions[name].node.line


def _is_dictionary(annotation: Any) -> bool:  # noqa: ANN401 - any expression
    base = annotation.object if isinstance(annotation, p.Index) else annotation
    return isinstance(base, p.Name) and base.id in {"dict", "Dict"}


def _provided(default: Any) -> bool:  # noqa: ANN401 - any expression
    return isinstance(default, p.Call) and dotted(default.callee).rpartition(".")[2] in {"Depends", "Security"}


def _truthy_flag(inputs: Inputs) -> Iterator[Place]:
    """``if (process.env.ENABLE_X)``: the text "false" is true there, and False where the setting is typed."""
    for facts in modules_of(inputs):
        if not facts.env:
            continue
        for node in walking.walk(facts.module.body):
            tested = node.test if isinstance(node, p.If | p.Conditional | p.While) else node.left if isinstance(node, p.Logical) else None
            tested = tested.operand if isinstance(tested, p.Unary) and tested.operator == "not" else tested
            if isinstance(node, p.Logical) and node.operator != "and":
                continue
            if isinstance(tested, p.Member) and _FLAG.search(tested.name) and dotted(tested.object) == "process.env":
                yield facts.file, tested.line or node.line


def _typed_flag(inputs: Inputs) -> Iterator[Place]:
    """A boolean field of pydantic's settings: read as text, "false" would be true."""
    for facts in modules_of(inputs):
        for defined in facts.classes.values():
            if any(base.path[-1:] == ("BaseSettings",) for base in inputs.project.bases(defined)):
                for member in defined.node.members:
                    if isinstance(member, p.Field) and isinstance(member.annotation, p.Name) and member.annotation.id == "bool":
                        yield facts.file, member.line


CONTRACT_RULES: dict[str, Rule] = {
    "implied-methods": _implied_methods, "guarded-body": _guarded_body, "signed-json": _signed_json, "signed-url": _signed_url,
    "split-header": _split_header, "loose-body": _loose_body, "truthy-flag": _truthy_flag, "typed-flag": _typed_flag,
}  # fmt: skip
