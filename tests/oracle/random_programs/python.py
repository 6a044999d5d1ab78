"""Ways in which Python says one thing: a text, a run of statements, a module and what it is imported by."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from tests.oracle.random_programs.javascript import WORDS


class Module:
    """A module that is being written: what it imports and declares before its statements."""

    def __init__(self, path: str) -> None:
        """Begin an empty module at a path of the program."""
        self.path = path
        self.head: list[str] = []
        self.body: list[str] = []

    @property
    def dotted(self) -> str:
        """Return the name by which it is imported."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def text(self) -> str:
        """Return the module's source."""
        return "\n".join([*dict.fromkeys(self.head), *self.body]) + "\n"


class Program:
    """What a generated program of Python has: a source of chance, names that are used once, and files."""

    def __init__(self, seed: int, version: str, style: str) -> None:
        """Begin a program by the seed; ``version`` is that of FastAPI which it requires."""
        self.rng = Random(f"{style}:{seed}")
        self.version = version
        self.modules: list[Module] = []
        self._used = 0

    def name(self, stem: str = "it") -> str:
        """Return a name that nothing else has."""
        self._used += 1
        return f"{stem}{self._used}"

    def word(self) -> str:
        """Return a word that no other path has."""
        self._used += 1
        return f"{self.rng.choice(WORDS)}{self._used}"

    def module(self, path: str) -> Module:
        """Return a new module."""
        made = Module(path)
        self.modules.append(made)
        return made

    def imports(self, module: Module, other: Module, name: str) -> str:
        """Return an expression of what another module has, which is imported here."""
        if module is other:
            return name
        local, inside = self.name(name), "." in other.dotted and module.dotted.rpartition(".")[0] == other.dotted.rpartition(".")[0]
        package, _, last = other.dotted.rpartition(".")
        ways = [
            (f"from {other.dotted} import {name} as {local}", local),
            (f"from {other.dotted} import {name}", name),
            (f"import {other.dotted}", f"{other.dotted}.{name}"),
            (f"import {other.dotted} as {local}", f"{local}.{name}"),
            (f"import importlib\n{local} = importlib.import_module({other.dotted!r})", f"getattr({local}, {name!r})"),
        ]
        if package:
            ways.append((f"from {package} import {last} as {local}", f"{local}.{name}"))
        if inside:
            ways += [(f"from .{last} import {name} as {local}", local), (f"from . import {last} as {local}", f"{local}.{name}")]
        line, expression = self.rng.choice(ways)
        module.head.append(line)
        return expression

    def quoted(self, value: str) -> str:
        """Return a literal of a text."""
        return self.rng.choice([json.dumps(value), repr(value), f'"""{value}"""', f"r{value!r}"])

    def said(self, value: str, module: Module) -> str:
        """Return an expression of a text; what it needs is declared in the module's head."""
        rng = self.rng
        if rng.random() < 0.5:
            return self.quoted(value)
        cut, local = rng.randrange(len(value) + 1), self.name("said")
        one, two = self.quoted(value[:cut]), self.quoted(value[cut:])
        literal, upper = self.quoted(value), local.upper()
        whole = value.replace("{", "{{").replace("}", "}}")
        ways: list[tuple[str, str]] = [
            (f"{upper} = {literal}", upper),
            (f"{local} = {one}", f"{local} + {two}"),
            (f"{local} = {two}", f"{one} + str({local})"),
            (f"{local} = {{'path': {literal}}}", f"{local}['path']"),
            (f"{local} = {{'path': {literal}}}", f"{local}.get('path', '')"),
            (f"{local} = ({one}, {two})", f"''.join({local})"),
            (f"{local} = [{one}, {literal}]", f"{local}[-1]"),
            (f"def {local}(tail: str = {two}) -> str:\n    return {one} + tail", f"{local}()"),
            (f"{local} = lambda head: head + {two}", f"{local}({one})"),
            (f"{local} = {one}\n{local} += {two}", local),
            (f"_, {local} = None, {literal}", local),
            (f"class {local}:\n    path = {literal}", f"{local}.path"),
            (f"class {local}:\n    @property\n    def path(self) -> str:\n        return {literal}", f"{local}().path"),
            (f"class {local}:\n    def __init__(self, path: str) -> None:\n        self.path = path", f"{local}({literal}).path"),
            (f"from enum import Enum\nclass {local}(str, Enum):\n    PATH = {literal}", f"{local}.PATH.value"),
            (f"from dataclasses import dataclass\n@dataclass\nclass {local}:\n    path: str = {literal}", f"{local}().path"),
            (f"from typing import NamedTuple\nclass {local}(NamedTuple):\n    path: str", f"{local}({literal}).path"),
            (f"import os\n{local} = os.environ.get({upper!r}, {literal})", local),
            (f"import os\n{local} = os.getenv({upper!r}) or {literal}", local),
            (f"from functools import reduce\n{local} = [{one}, {two}]", f"reduce(lambda a, b: a + b, {local})"),
            (f"from pydantic import BaseModel\nclass {local}(BaseModel):\n    path: str = {literal}", f"{local}().path"),
            (
                f"from pydantic_settings import BaseSettings\nclass {local}(BaseSettings):\n    {upper}: str = {literal}",
                f"{local}().{upper}",
            ),
            (f"from functools import lru_cache\n@lru_cache\ndef {local}() -> str:\n    return {literal}", f"{local}()"),
            (f"from types import SimpleNamespace\n{local} = SimpleNamespace(path={literal})", f"{local}.path"),
            (f"{local} = iter([{literal}])", f"next({local})"),
            ("", f"({literal} if True else {one})"),
            ("", f"(None or {literal})"),
            ("", f"str({literal})"),
            ("", f"{self.quoted(value + 'zz')}[:-2]"),
            ("", f"{self.quoted(value + 'zz')}.removesuffix('zz')"),
            ("", f"{self.quoted(value)}[::-1][::-1]"),
            ("", f"{literal}.replace('//', '/')" if "//" not in value else literal),
            ("", f"next(one for one in [{literal}] if one)" if value else literal),
            (f"{local} = {two}", f"f{value[:cut].replace('{', '{{').replace('}', '}}') + '{' + local + '}'!r}"),
            (f"{local} = {two}", f"{value[:cut].replace('{', '{{').replace('}', '}}') + '{}'!r}.format({local})"),
            (f"{local} = {two}", f"{value[:cut] + '%s'!r} % {local}"),
            (f"{local} = {whole!r}", f"{local}.format()"),
        ]
        before, expression = rng.choice(ways)
        if before:
            module.head.append(before)
        return expression

    def run(self, statements: list[str]) -> list[str]:
        """Return statements that do the same as these, in another style."""
        rng, local = self.rng, self.name("run")
        inside, deeper = indented(statements), indented(statements, 2)
        ways = [
            statements,
            statements,
            statements,
            statements,
            [f"def {local}() -> None:\n{inside}", f"{local}()"],
            [f"def {local}():\n    def inner():\n{deeper}\n    return inner", f"{local}()()"],
            [f"class {local}:\n    def __init__(self) -> None:\n{deeper}", f"{local}()"],
            [f"class {local}:\n    @staticmethod\n    def start() -> None:\n{deeper}", f"{local}.start()"],
            [f"class {local}:\n    @classmethod\n    def start(cls) -> None:\n{deeper}", f"{local}.start()"],
            [f"class {local}:\n    def __call__(self) -> None:\n{deeper}", f"{local}()()"],
            [f"class {local}:\n    def __init_subclass__(cls) -> None:\n{deeper}", f"class {local}Sub({local}):\n    pass"],
            [f"for _ in range(1):\n{inside}"],
            [f"for _ in [None]:\n{inside}\nelse:\n    pass"],
            [f"{local} = 0", f"while {local} < 1:\n    {local} += 1\n{inside}"],
            [f"if 1 + 1 == 2:\n{inside}"],
            [f"if not []:\n{inside}\nelse:\n    raise SystemExit"],
            [f"try:\n{inside}\nfinally:\n    pass"],
            [f"try:\n    pass\nexcept ValueError:\n    pass\nelse:\n{inside}"],
            [f"match {local!r}:\n    case 'other':\n        pass\n    case _:\n{deeper}"],
            [f"import contextlib\nwith contextlib.suppress(ValueError):\n{inside}"],
            [f"from contextlib import contextmanager\n@contextmanager\ndef {local}():\n{inside}\n    yield", f"with {local}():\n    pass"],
            [f"def {local}(left: int) -> None:\n    if left == 0:\n        return\n{inside}\n    {local}(left - 1)", f"{local}(1)"],
            [f"def {local}(function):\n    function()\n    return function", f"@{local}\ndef {local}Of() -> None:\n{inside}"],
            [f"def {local}():\n{inside}\n    yield 1", f"list({local}())"],
            [f"from functools import partial\ndef {local}(_) -> None:\n{inside}", f"partial({local}, 1)()"],
            [f"def {local}() -> None:\n{inside}", f"{{'a': {local}}}['a']()"],
            [f"def {local}() -> None:\n{inside}", f"[start() for start in ({local},)]"],
            [f"{local} = True", f"if {local} and (again := {local}):\n{inside}"],
        ]
        return list(rng.choice(ways))

    def write(self, folder: Path) -> None:
        """Write the program's files and its manifest."""
        folder.mkdir(parents=True)
        (folder / "requirements.txt").write_text(f"fastapi{self.version}\npydantic-settings\n")
        for module in self.modules:
            path = folder / module.path
            path.parent.mkdir(parents=True, exist_ok=True)
            for parent in path.relative_to(folder).parents:
                if str(parent) != "." and not (folder / parent / "__init__.py").exists():
                    (folder / parent / "__init__.py").touch()
            path.write_text(module.text())


def indented(statements: list[str], times: int = 1) -> str:
    """Return statements as they stand in a block."""
    return "\n".join("    " * times + line for text in statements for line in text.split("\n"))
