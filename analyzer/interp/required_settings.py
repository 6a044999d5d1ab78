"""Settings that have no default, without which a program stops: what the committed environment says.

Fields of pydantic have the names that the class gives them:
https://docs.pydantic.dev/latest/concepts/pydantic_settings/#environment-variable-names
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import ClassValue, Const, External, Record, Site, Unknown, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

NAMED_BY = ("validation_alias", "alias", "env")
DIGITS = 20
VARIABLE = "environment "
"""How an unknown says which variable of the environment it is."""


def told_to_a_switch(interp: Interpreter, node: p.Switch, subject: Value) -> Value:
    """Return what a switch is told: a variable that has to be one of its cases is what a deployment says, any other is unset."""
    if not isinstance(subject, Unknown) or not subject.absent or not subject.reason.startswith(VARIABLE):
        return subject
    otherwise = next((case.body for case in node.cases if case.test is None), [])
    if not any(isinstance(statement, p.Raise) for statement in otherwise):
        return Const(None, soft=True, site=subject.site)
    said = interp.required_variable(subject.reason.removeprefix(VARIABLE))
    return said if isinstance(said, Const) else subject


def required(interp: Interpreter, order: list[Value], name: str, described: Value | None) -> Value | None:
    """Return the value of a field without a default, None where nothing says it."""
    home = next((base for base in order if isinstance(base, ClassValue)), None)
    if home is None:
        return None
    given = described.keywords if isinstance(described, External) else {}
    alias = next((text for key in NAMED_BY if (text := interp.text_of(given.get(key))) is not None), None)
    wanted = alias if alias is not None else prefix_of(interp, order) + name
    site, interp.site = interp.site, Site(home.file, interp.site.line)
    try:
        found = (interp.required_variable(spelling) for spelling in dict.fromkeys((wanted, wanted.upper(), wanted.lower())))
        said = next((value for value in found if isinstance(value, Const)), None)
    finally:
        interp.site = site
    return typed(interp, order, name, said) if said is not None else None


def prefix_of(interp: Interpreter, order: list[Value]) -> str:
    """Return ``env_prefix`` of ``model_config`` or of the inner class ``Config``."""
    for base in order:
        if isinstance(base, ClassValue):
            config = base.members.get("model_config")
            inner = base.members.get("Config")
            said = config.keywords.get("env_prefix") if isinstance(config, External) else None
            said = config.entries.get("env_prefix") if isinstance(config, Record) else said
            said = inner.members.get("env_prefix") if isinstance(inner, ClassValue) else said
            text = interp.text_of(said)
            if text is not None:
                return text
    return ""


def typed(interp: Interpreter, order: list[Value], name: str, text: Const) -> Value:
    """Return a variable's text as its field's type has it; lists and models are not read."""
    annotation = next(
        (base.annotations[name].annotation for base in order if isinstance(base, ClassValue) and name in base.annotations), None
    )
    kind = annotation.id if isinstance(annotation, p.Name) else ""
    said = str(text.value)
    if kind == "bool":
        return Const(not interp.says_off(said), soft=True, site=text.site)
    if kind == "int":
        whole = said.isascii() and said.isdigit() and len(said) < DIGITS
        return Const(int(said), soft=True, site=text.site) if whole else Unknown("number", text.site)
    if said.startswith(("[", "{")) and kind != "str":
        return Unknown("structured setting", text.site)
    return text
