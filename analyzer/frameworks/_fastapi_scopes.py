"""The scopes that a dependency is asked for with: ``Security(get_user, scopes=["items"])`` gives them to who takes ``SecurityScopes``.

https://fastapi.tiangolo.com/advanced/security/oauth2-scopes/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.interp.hosts import Host
from analyzer.interp.inspection import parameters
from analyzer.interp.values import HOLE, NONE, Const, External, FunctionValue, Sequence, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

Asked = tuple[Value, ...] | None
"""What is asked for on the way to a dependency; None where that is not known."""
GIVEN = "fastapi scopes"


class SecurityScopes(Host):
    """What a dependency learns of the scopes."""

    __slots__ = ("texts",)
    typeof = "object"

    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self.texts = texts

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the scopes, as a list or as a text."""
        _ = interp
        if name == "scopes":
            return Sequence([Const(text) for text in self.texts], "tuple")
        return Const(" ".join(self.texts)) if name == "scope_str" else None


class Given(Host):
    """A dependency that has been given its scopes."""

    __slots__ = ("function", "made", "texts")

    def __init__(self, function: FunctionValue, texts: list[str], made: FunctionValue) -> None:
        super().__init__()
        self.function = function
        self.texts = texts
        self.made = made


def asked_for(outer: Asked, scopes: Value | None) -> Asked:
    """Return what is asked for, with what stands around."""
    if scopes is None or scopes is NONE or outer is None:
        return outer
    return (*outer, *scopes.items) if isinstance(scopes, Sequence) and not scopes.open else None


def scoped(interp: Interpreter, target: Value, scopes: Asked) -> Value:
    """Return a function that takes the scopes with those that it gets; anything else as it is."""
    if not isinstance(target, FunctionValue) or scopes is None:
        return target
    taking = next((item.name for item in parameters(interp, target) if takes_scopes(item.annotation)), None)
    texts = list(dict.fromkeys(interp.text_of(scope) or HOLE for scope in scopes))
    if taking is None or HOLE in texts:
        return target
    known = interp.facts.setdefault(GIVEN, [])
    found = next((entry for entry in known if isinstance(entry, Given) and entry.function is target and entry.texts == texts), None)
    if found is None:
        made = msgspec.structs.replace(target, bound_keywords={**target.bound_keywords, taking: SecurityScopes(texts)})
        found = Given(target, texts, made)
        known.append(found)
    return found.made


def takes_scopes(annotation: Value | None) -> bool:
    """Return whether a parameter is one of ``SecurityScopes``."""
    return isinstance(annotation, External) and annotation.path[-1:] == ("SecurityScopes",)
