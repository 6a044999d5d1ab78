"""Dynaconf's settings: what the committed files say until an environment variable says otherwise.

https://www.dynaconf.com/settings_files/
"""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING, Any

from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.libraries.python_files import LARGEST, toml, yaml
from analyzer.interp.places import placed
from analyzer.interp.plain import value_of
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

PARSERS: dict[str, Callable[[str], object]] = {".toml": toml, ".tml": toml, ".yaml": yaml, ".yml": yaml, ".json": json.loads}
USUAL = tuple(f"{name}{suffix}" for name in ("settings", ".secrets") for suffix in PARSERS)
FILES = ("settings_files", "settings_file", "SETTINGS_FILE_FOR_DYNACONF", "settings_module")
LAYERS = ("default", "development", "global")
MOST_FILES = 20
DEEPEST = 6


class Settings(Host):
    """``Dynaconf(settings_files=[...])``; names are not told apart by case."""

    __slots__ = ("layered", "prefix", "said")
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, Any] | None = None
        self.layered = True
        self.prefix = "DYNACONF"

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Read the files that are named, in order."""
        flag = call.keywords.get("environments", call.keywords.get("ENVIRONMENTS_FOR_DYNACONF"))
        self.layered = flag is not None and not (isinstance(flag, Const) and not flag.value)
        self.prefix = interp.text_of(call.keywords.get("envvar_prefix")) or self.prefix
        named = [value for name in FILES if (value := call.keywords.get(name)) is not None]
        listed = [item for value in named for item in (value.items if isinstance(value, Sequence) else [value])]
        texts = [text for item in listed if (text := interp.text_of(item))]
        self.read([path for text in texts for path in text.replace(",", ";").split(";")] or list(USUAL), interp)

    def read(self, paths: list[str], interp: Interpreter) -> None:
        """Merge what the files say; one that is not committed says nothing."""
        self.said = {}
        beside = posixpath.dirname(interp.site.file)
        for path in paths[:MOST_FILES]:
            parse = PARSERS.get(posixpath.splitext(path)[1])
            places = (placed(interp, path), posixpath.normpath(posixpath.join(beside, path)))
            text = next((found for place in places if (found := interp.world.text(place)) is not None), None) if HOLE not in path else None
            if parse is None or text is None or len(text) > LARGEST:
                continue
            interp.weigh(len(text))
            try:
                data = parse(text)
            except (ValueError, RecursionError):
                continue
            for layer in (data.get(name) for name in LAYERS) if isinstance(data, dict) and self.layered else [data]:
                merge(self.said, layer)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a setting, or what looks one up."""
        if name in {"get", "__getitem__", "__call__"}:
            return HostFunction(name, self.look_up)
        return self.setting(name, interp) or interp.required_variable(f"{self.prefix}_{name.upper()}")

    def setting(self, name: str, interp: Interpreter) -> Value | None:
        """Return what the files say of a setting, ``a.b`` below another; None where they say nothing."""
        if self.said is None:
            self.read(list(USUAL), interp)
        found: Any = self.said
        for part in name.split("."):
            interp.weigh(len(found) if isinstance(found, dict) else 0)
            key = folded(found, part) if isinstance(found, dict) else None
            if key is None:
                return None
            found = found[key]
        return changeable(found)

    def look_up(self, call: Invocation, interp: Interpreter) -> Value:
        """Return ``get(name, default)``."""
        name = interp.text_of(call.argument(0, "key"))
        if name is None or HOLE in name:
            return Unknown("setting of a computed name", call.site)
        return self.setting(name, interp) or interp.variable(f"{self.prefix}_{name.upper()}", call.argument(1, "default") or NONE)


def folded(table: dict[Any, Any], name: str) -> object:
    """Return the key of a table that is a name in any case, None where there is none."""
    return name if name in table else next((key for key in table if str(key).lower() == name.lower()), None)


def merge(target: dict[str, Any], layer: object) -> None:
    """Let a layer's settings take the place of those of the same name."""
    for name, value in layer.items() if isinstance(layer, dict) else ():
        target[str(folded(target, str(name)) or name)] = value


def changeable(data: object, depth: int = 0) -> Value:
    """Return plain data as settings, tables as objects whose fields are called in any case."""
    if isinstance(data, dict) and depth < DEEPEST:
        fields = {str(name): changeable(value, depth + 1) for name, value in data.items()}
        upper, lower = ({change(name): value for name, value in fields.items()} for change in (str.upper, str.lower))
        return Record(upper | lower | fields)
    value = value_of(data)
    return Const(value.value, soft=True) if isinstance(value, Const) else value


def dynaconf_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    made = HostClass("Dynaconf", Settings)
    return {"pypi:dynaconf": HostModule("dynaconf", {"Dynaconf": made, "LazySettings": made, "settings": Settings()})}
