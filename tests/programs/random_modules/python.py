"""Packages that import each other in all the ways that Python has."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

CORE = """import json

from fastapi import FastAPI

app = FastAPI()
seen = []
count = [0]


def tick():
    count[0] += 1
    return str(count[0])


def handler():
    return {}


def add(number, value):
    app.add_api_route(f"/{number}/" + json.dumps(value), handler)
"""
FOLDERS = ("shop.api", "shop.lib", "shop.api.v1", "shop.models")
MADE = {
    "text": "{name} = '{mark}'",
    "counted": "{name} = '{mark}' + core.tick()",
    "function": "def {name}(a):\n    return '{mark}' + a",
    "table": "{name} = {{'deep': {{'p': '{mark}'}}}}",
    "class": "class {name}:\n    kind = '{mark}'\n    def __init__(self, a):\n        self.a = a\n    def say(self):\n        return self.kind + self.a",
}
USED = {
    "text": "{0}",
    "counted": "{0}",
    "function": "{0}('q')",
    "table": "{0}['deep']['p']",
    "class": "{0}('c').say()",
}
LISTED = (
    "__all__ = {0!r}",
    "__all__ = tuple({0!r})",
    "__all__ = {1!r} + {2!r}",
    "__all__ = []\n__all__ += {0!r}",
    "__all__ = {1!r}\n__all__.extend({2!r})",
)
LATER = (
    "globals()['{name}'] = '{mark}'",
    "import sys\nsetattr(sys.modules[__name__], '{name}', '{mark}')",
    "for i in range(1):\n    globals()[f'{name}'] = '{mark}'",
    "vars()['{name}'] = '{mark}'",
    "globals().update({name}='{mark}')",
)
ASKED = ("__name__", "__package__", "len(core.seen)", "__import__('pathlib').Path(__file__).parent.name", "core.tick()")


class Module(NamedTuple):
    """A module: its dotted name, whether it is a package, the kinds of its names, and which of them a star takes."""

    dotted: str
    package: bool
    names: dict[str, str]
    starred: list[str]

    @property
    def above(self) -> str:
        """The package that it is in."""
        return self.dotted.rpartition(".")[0]


class Imported(NamedTuple):
    """The lines of an import, and an expression for each name that it gives, with the name's kind."""

    lines: list[str]
    given: list[tuple[str, str]]


class PythonModules:
    """One program: ``main.py`` and the packages that it imports."""

    def __init__(self, seed: int) -> None:
        """Draw the program of a seed."""
        self.rng = Random(f"python:{seed}")
        self.used = self.asked = 0
        self.late: list[tuple[str, str]] = []
        packages = ["shop"]
        for dotted in sorted(self.rng.sample(FOLDERS, self.rng.randrange(1, 4))):
            packages += [dotted] if dotted != "shop.api.v1" or "shop.api" in packages else ["shop.api", dotted]
        modules = [Module(f"{self.rng.choice(packages)}.m{at}", False, self.drawn(), []) for at in range(self.rng.randrange(2, 6))]
        bare = {package for package in packages[1:] if self.rng.random() < 0.2}
        own = [Module(package, True, {self.name("p"): "text"}, []) for package in packages if package not in bare]
        self.files = {"core.py": CORE, "requirements.txt": "fastapi\n"}
        for at, module in enumerate(modules):
            self.files[module.dotted.replace(".", "/") + ".py"] = self.module(module, modules[:at], modules[at + 1 :])
        for package in own:
            self.files[package.dotted.replace(".", "/") + "/__init__.py"] = self.package(package, modules)
        self.files["main.py"] = self.main(modules, own)

    def name(self, stem: str) -> str:
        """Return a name that nothing else has."""
        self.used += 1
        return f"{stem}{self.used}"

    def drawn(self) -> dict[str, str]:
        """Return names and their kinds."""
        return {self.name("x"): self.rng.choice(list(MADE)) for _ in range(self.rng.randrange(1, 4))}

    def told(self, expression: str) -> str:
        """Return the registration that tells what an expression is worth."""
        self.asked += 1
        return f"core.add({self.asked}, {expression})"

    def declared(self, names: dict[str, str]) -> list[str]:
        """Return what declares names."""
        return [MADE[kind].format(name=name, mark=self.name("t")) for name, kind in names.items()]

    def relative(self, module: Module, dotted: str) -> str:
        """Return a relative name of what has a dotted one."""
        package, other = (module.dotted if module.package else module.above).split("."), dotted.split(".")
        same = 0
        while same < min(len(package), len(other)) and package[same] == other[same]:
            same += 1
        return "." * (len(package) - same + 1) + ".".join(other[same:])

    def imported(self, module: Module | None, other: Module, *, star: bool = True) -> Imported:
        """Return an import of some names of another module."""
        rng, local = self.rng, self.name("m")
        kinds = rng.sample(list(other.names.items()), rng.randrange(1, len(other.names) + 1))
        near = module is not None and rng.random() < 0.5
        spec = self.relative(module, other.dotted) if module is not None and near else other.dotted
        members = [(kind, f"{local}.{name}") for name, kind in kinds]
        above, _, last = other.dotted.rpartition(".")
        parent = self.relative(module, above) if module is not None and near and above else above
        ways = [
            Imported([f"import {other.dotted}"], [(kind, f"{other.dotted}.{name}") for name, kind in kinds]),
            Imported([f"import {other.dotted} as {local}"], members),
            Imported(["import importlib", f"{local} = importlib.import_module('{other.dotted}')"], members),
            Imported(["import sys", f"import {other.dotted}", f"{local} = sys.modules['{other.dotted}']"], members),
        ]
        if above:
            ways.append(Imported([f"from {parent} import {last} as {local}"], members))
        if not spec.endswith("."):
            locals_ = [(kind, name, self.name("l")) for name, kind in kinds]
            listed = ", ".join(f"{name} as {mine}" for _, name, mine in locals_)
            taken = Imported([f"from {spec} import {listed}"], [(kind, mine) for kind, _, mine in locals_])
            ways += [taken, taken]
            if spec.startswith("."):
                attributes = [(kind, f"getattr({local}, '{name}')") for name, kind in kinds]
                ways.append(Imported(["import importlib", f"{local} = importlib.import_module('{spec}', __package__)"], attributes))
            if star:
                ways.append(Imported([f"from {spec} import *"], [(kind, name) for name, kind in kinds if name in other.starred]))
        return rng.choice(ways)

    def module(self, module: Module, before: list[Module], after: list[Module]) -> str:
        """Return a module that imports some of those before it, and in functions of those after it."""
        rng = self.rng
        head, body = ["import core"], [f"core.seen.append('{module.dotted}')"]
        for other in rng.sample(before, rng.randrange(min(len(before), 3) + 1)):
            found = self.imported(module, other)
            self.bring(found, head, body)
        for other in after:
            if rng.random() < 0.2:
                local = self.name("late")
                body.append(self.inside(local, self.imported(module, other, star=False)))
                self.late.append((module.dotted, local))
        body += [self.told(expression) for expression in ASKED if rng.random() < 0.25]
        return "\n".join([*head, *self.declaring(module), *body]) + "\n"

    def bring(self, found: Imported, head: list[str], body: list[str]) -> None:
        """Write an import in one of the places where it may stand, and tell what it gives."""
        lines, drawn = [f"    {line}" for line in found.lines], self.rng.random()
        if drawn < 0.1:
            head += ["try:", *lines, "except ImportError:", "    raise"]
        elif drawn < 0.2:
            head += ["try:", "    import nothing_there_at_all", "except ImportError:", *lines]
        elif drawn < 0.3 and not found.lines[-1].endswith("*"):
            local = self.name("asked")
            head.append(self.inside(local, found))
            body.append(self.told(f"{local}()"))
            return
        else:
            head += found.lines
        body += [self.told(USED[kind].format(expression)) for kind, expression in found.given]

    def inside(self, local: str, found: Imported) -> str:
        """Return a function that imports and tells what it got."""
        told = ", ".join(USED[kind].format(expression) for kind, expression in found.given)
        return "\n".join([f"def {local}():", *(f"    {line}" for line in found.lines), f"    return [{told}]"])

    def declaring(self, module: Module) -> list[str]:
        """Return a module's declarations, and what it says of those that a star takes."""
        rng, names = self.rng, list(module.names)
        lines, drawn = self.declared(module.names), rng.random()
        module.starred.extend(names)
        if drawn < 0.3:
            module.starred[:] = rng.sample(names, rng.randrange(len(names) + 1))
            lines.append(rng.choice(LISTED).format(module.starred, module.starred[:1], module.starred[1:]))
        elif drawn < 0.4:
            lines += self.declared({self.name("_hidden"): "text"})
        elif drawn < 0.5:
            name = self.name("lazy")
            lines.append(f"def __getattr__(name):\n    if name == '{name}':\n        return '{name}!'\n    raise AttributeError(name)")
            module.names[name] = "text"
        elif drawn < 0.6:
            name = self.name("dynamic")
            lines.append(rng.choice(LATER).format(name=name, mark=self.name("t")))
            module.names[name] = "text"
            module.starred.append(name)
        return lines

    def package(self, package: Module, modules: list[Module]) -> str:
        """Return a package's own module, which may take in what is below it."""
        rng = self.rng
        lines = ["import core", f"core.seen.append('{package.dotted}')", *self.declared(package.names)]
        below = [module for module in modules if module.above == package.dotted]
        for module in below:
            name, last, local = rng.choice(list(module.names)), module.dotted.rpartition(".")[2], self.name("again")
            drawn = rng.random()
            if drawn < 0.1:
                lines.append(f"from . import {last}")
            elif drawn < 0.2:
                lines.append(f"from .{last} import {name} as {local}")
                package.names[local] = module.names[name]
            elif drawn < 0.3:
                lines.append(f"from .{last} import *")
                package.names.update({name: module.names[name] for name in module.starred})
            elif drawn < 0.4:
                lines.append(f"from {module.dotted} import {name} as _hidden")
        if below and rng.random() < 0.25:
            lines += ["import importlib", "import pkgutil", "for found in pkgutil.iter_modules(__path__):"]
            lines.append("    importlib.import_module(f'{__name__}.{found.name}')")
        return "\n".join(lines) + "\n"

    def main(self, modules: list[Module], packages: list[Module]) -> str:
        """Return the program that starts, and tells last which modules were run in which order, and what the package holds."""
        rng, head, body = self.rng, ["import core"], []
        for other in [*rng.sample(modules, rng.randrange(1, len(modules) + 1)), *(each for each in packages if rng.random() < 0.6)]:
            found = self.imported(None, other, star=not other.package)
            head += found.lines
            body += [self.told(USED[kind].format(expression)) for kind, expression in found.given]
        for dotted, local in self.late:
            body += [f"import {dotted}", self.told(f"{dotted}.{local}()")]
        kept = "[name for name in dir(__import__('shop')) if name[0] in 'amxpld']"
        body += [self.told(kept), self.told("core.seen"), "app = core.app"]
        return "\n".join([*head, *body]) + "\n"

    def write(self, folder: Path) -> None:
        """Write the program's files."""
        for name, text in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
