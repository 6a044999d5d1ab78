"""CommonJS and ES modules that import each other in all the ways that node has."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from posixpath import dirname, relpath
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MADE = {
    "text": "const {name} = '{mark}' + next();",
    "changing": "let {name} = '{mark}';\n{name} = {name} + next();",
    "function": "function {name}(a) {{ return '{mark}' + a; }}",
    "arrow": "const {name} = (a) => `{mark}${{a}}${{next()}}`;",
    "table": "const {name} = {{ deep: {{ p: '{mark}' }}, list: [1] }};",
    "class": "class {name} {{ constructor(a) {{ this.a = a; }} say() {{ return '{mark}' + this.a; }} }}",
}
USED = {
    "text": "{0}",
    "changing": "{0}",
    "function": "{0}('q')",
    "arrow": "{0}('q')",
    "table": "{0}.deep.p",
    "class": "new {0}('c').say()",
}
WHOLE = ("module.exports = {0};", "exports = module.exports = {0};", "Object.assign(module, {{ exports: {0} }});")
ONE = {
    "named": ("exports.{0} = {1};", "module.exports.{0} = {1};", "exports['{0}'] = {1};", "exports.{0} = module.exports.{0}Again = {1};"),
    "compiled": ("exports.{0} = {1};",),
    "this": ("this.{0} = {1};",),
    "getter": (
        "Object.defineProperty(exports, '{0}', {{ enumerable: true, get: function () {{ return {1}; }} }});",
        "Object.defineProperty(exports, '{0}', {{ value: {1} }});",
    ),
    "members": ("module.exports.{0} = {1};",),
}
MORE = (
    "Object.assign(module.exports, {0});",
    "for (const key of Object.keys({0})) {{ if (!(key in module.exports)) module.exports[key] = {0}[key]; }}",
    "for (var p in {0}) if (p !== 'default' && !Object.prototype.hasOwnProperty.call(exports, p)) module.exports[p] = {0}[p];",
)
REQUIRED = (
    "require({0})",
    "require({0})",
    "require({0})",
    "require(require('path').join(__dirname, {0}))",
    "module.require({0})",
    "require(require.resolve({0}))",
    "require(`${{__dirname}}/` + {0})",
)
TAKEN = (
    "import {local} from {spec};",
    "import * as {local}All from {spec};\nconst {local} = {local}All.default;",
    "import {{ createRequire as {local}Of }} from 'module';\nconst {local} = {local}Of(import.meta.url)({spec});",
)
AWAITED = "const {local} = (await import({spec})).default;"
DEFAULTS = {
    "function": ("export default function {name}(a) {{ return '{mark}' + a; }}", "export default function (a) {{ return '{mark}' + a; }}"),
    "arrow": ("export default (a) => '{mark}' + a;",),
    "class": ("export default class {{ constructor(a) {{ this.a = a; }} say() {{ return '{mark}' + this.a; }} }}",),
    "table": ("export default {{ deep: {{ p: '{mark}' }} }};",),
    "text": ("export default '{mark}' + next();",),
}
SHAPES = ("named", "named", "object", "spread", "compiled", "this", "getter", "members", "whole")
FOLDERS = ("", "src/", "src/lib/", "src/api/", "src/api/v1/")
ASKED = ("next()", "state.seen.length")


@dataclass
class Module:
    """A module: where it stands, whether it is an ES module, how it exports, and the kinds of what it exports ("*" is the whole)."""

    path: str
    modern: bool
    shape: str = ""
    names: dict[str, str] = field(default_factory=dict)

    def spec(self, other: Module) -> str:
        """Return a relative specifier of another module."""
        found = relpath(other.path, dirname(self.path) or ".")
        return found if found.startswith(".") else f"./{found}"


class JavaScriptModules:
    """One program: its main module, and those that it imports."""

    def __init__(self, seed: int, head: str) -> None:
        """Draw the program of a seed; ``head`` makes an application and says how its routes show a value."""
        self.rng = Random(f"javascript:{seed}")
        self.used = self.asked = 0
        self.late: list[str] = []
        self.style = self.rng.choice(["commonjs", "commonjs", "modules", "both"])
        self.core = Module("core.cjs", modern=False)
        modules: list[Module] = []
        for at in range(self.rng.randrange(3, 7)):
            modules.append(self.placed(at, {module.path for module in modules}))
        self.main = Module("main.mjs" if self.style == "both" else "main.js", modern=self.style != "commonjs")
        shared = "module.exports = { app, h, shown, next: () => (count += 1), state: { seen: [] } };"
        self.files = {self.core.path: f"{head}let count = 0;\n{shared}\n"}
        for at, module in enumerate(modules):
            self.files[module.path] = self.text(module, modules[:at], modules[at + 1 :])
        self.files[self.main.path] = self.text(self.main, modules, [])
        manifest = {
            "name": "app",
            "main": self.main.path,
            "imports": {"#src/*": "./src/*.js"},
            "dependencies": {"express": "^4.18.0"},
            **({"type": "module"} if self.style == "modules" else {}),
        }
        self.files["package.json"] = json.dumps(manifest)

    def name(self, stem: str) -> str:
        """Return a name that nothing else has."""
        self.used += 1
        return f"{stem}{self.used}"

    def placed(self, at: int, taken: set[str]) -> Module:
        """Return a module with its place and what it exports."""
        rng = self.rng
        modern = rng.random() < {"commonjs": 0, "modules": 0.8, "both": 0.5}[self.style]
        suffix = (".js" if modern else ".cjs") if self.style == "modules" else ".mjs" if modern else rng.choice([".js", ".js", ".cjs"])
        folder = rng.choice(FOLDERS)
        path = f"{folder}index{suffix}" if folder and rng.random() < 0.3 else f"{folder}m{at}{suffix}"
        made = Module(path if path not in taken else f"{folder}m{at}{suffix}", modern, "" if modern else rng.choice(SHAPES))
        kinds = list(MADE)
        made.names = {self.name("x"): rng.choice(kinds) for _ in range(rng.randrange(1, 4))}
        if made.shape == "whole":
            made.names = {"*": rng.choice(kinds)}
        elif made.shape == "members":
            made.names["*"] = "function"
        elif (modern or made.shape == "compiled") and rng.random() < 0.6:
            made.names["default"] = rng.choice(kinds)
        return made

    def told(self, expression: str) -> str:
        """Return the registration that tells what an expression is worth."""
        self.asked += 1
        return f"app.get('/{self.asked}/' + shown({expression}), h);"

    def spec(self, module: Module, other: Module) -> str:
        """Return a specifier of another module."""
        rng, found = self.rng, module.spec(other)
        if module.modern:
            inner = other.path.startswith("src/") and other.path.endswith(".js")
            return json.dumps(f"#src/{other.path[4:-3]}" if inner and rng.random() < 0.2 else found)
        short = found.removesuffix(".js")
        if short.endswith("/index") and found.endswith(".js") and rng.random() < 0.6:
            short = short.removesuffix("/index")
        return json.dumps(short if rng.random() < 0.7 else found)

    def imported(self, module: Module, other: Module, *, late: bool = False) -> tuple[list[str], list[tuple[str, str]]]:
        """Return the lines of an import, and an expression for each name that it gives, with the name's kind."""
        if not module.modern:
            return self.required(module, other, late=late)
        rng, spec, local = self.rng, self.spec(module, other), self.name("i")
        names = rng.sample(list(other.names.items()), rng.randrange(1, len(other.names) + 1))
        awaited = [AWAITED] if module is self.main else []  # other modules go on while one awaits
        if not other.modern:
            if other.shape == "compiled":
                return [], []  # compilers and node do not agree on what its default is
            lines = rng.choice(TAKEN[:1] if late else (*TAKEN, *awaited)).format(local=local, spec=spec)
            return lines.split("\n"), [(kind, local if name == "*" else f"{local}.{name}") for name, kind in names]
        drawn = rng.random()
        if drawn < 0.5 and not late:
            mine = {name: self.name("i") for name, _ in names}
            whole = mine.get("default") if rng.random() < 0.5 else None
            listed = ", ".join(f"{name} as {each}" for name, each in mine.items() if each != whole)
            parts = ", ".join([*([whole] if whole else []), *([f"{{ {listed} }}"] if listed else [])])
            return [f"import {parts} from {spec};"], [(kind, mine[name]) for name, kind in names]
        way = f"const {local} = await import({spec});" if drawn > 0.8 and awaited else f"import * as {local} from {spec};"
        return [way], [(kind, f"{local}.{name}") for name, kind in names]

    def required(self, module: Module, other: Module, *, late: bool) -> tuple[list[str], list[tuple[str, str]]]:
        """Return the same for a CommonJS module, which can take another one alone."""
        if other.modern:
            return [], []
        rng, local = self.rng, self.name("r")
        call = rng.choice(REQUIRED).format(self.spec(module, other))
        names = rng.sample(list(other.names.items()), rng.randrange(1, len(other.names) + 1))
        if other.shape in {"whole", "members"} or late or rng.random() < 0.4:
            members = [(kind, local if name == "*" else f"{local}.{name}") for name, kind in names]
            return [f"{rng.choice(['const', 'var', 'let'])} {local} = {call};"], members
        mine = {name: self.name("d") for name, _ in names}
        if rng.random() < 0.5:
            listed = ", ".join(f"{name}: {each}" for name, each in mine.items())
            lines = [f"const {{ {listed} }} = {call};"]
        else:
            lines = [f"const {each} = {call}.{name};" for name, each in mine.items()]
        return lines, [(kind, mine[name]) for name, kind in names]

    def text(self, module: Module, before: list[Module], after: list[Module]) -> str:
        """Return a module that imports some of those before it, and for later some of those after it."""
        rng, main = self.rng, module is self.main
        head = [f"const {{ app, h, shown, next, state }} = require({json.dumps(module.spec(self.core))});"]
        if module.modern:
            head = [f"import core from {json.dumps(module.spec(self.core))};", "const { app, h, shown, next, state } = core;"]
        body, tail = [f"state.seen.push('{module.path}');"], []
        for other in rng.sample(before, rng.randrange(1, min(len(before), 3) + 1)) if before else []:
            lines, given = self.imported(module, other)
            head += lines
            body += [self.told(USED[kind].format(expression)) for kind, expression in given]
        for other in after:
            lines, given = self.imported(module, other, late=True) if rng.random() < 0.2 else ([], [])
            head += lines
            for kind, expression in given:
                self.late.append(self.name("late"))
                tail.append(f"state.{self.late[-1]} = () => {USED[kind].format(expression)};")
        body += [self.told(expression) for expression in ASKED if rng.random() < 0.3]
        if main:
            body += [f"if (state.{name}) {self.told(f'state.{name}()')}" for name in self.late]
            body += [self.told("state.seen"), "app.listen(3000);"]
        else:
            exports = self.exports(module, before) if module.modern else self.exports_of_commonjs(module, before)
            body = [*exports, *body] if rng.random() < 0.5 else [*body, *exports]
        lines = "\n".join([*head, *body, *tail]).split("\n")
        first = [line for line in lines if line.startswith("import ") or (line.startswith("export ") and ' from "' in line)]
        return "\n".join([*first, *(line for line in lines if line not in first)]) + "\n"

    def exports(self, module: Module, before: list[Module]) -> list[str]:
        """Return what an ES module exports, of its own and of others."""
        rng, lines = self.rng, list[str]()
        for name, kind in module.names.items():
            local, mark, drawn = self.name("l"), self.name("t"), rng.random()
            if name == "default" and drawn < 0.6 and kind in DEFAULTS:
                lines.append(rng.choice(DEFAULTS[kind]).format(name=local, mark=mark))
            elif name == "default":
                lines += [
                    MADE[kind].format(name=local, mark=mark),
                    rng.choice(["export default {0};", "export {{ {0} as default }};"]).format(local),
                ]
            elif drawn < 0.5:
                lines.append("export " + MADE[kind].format(name=name, mark=mark))
            else:
                lines += [MADE[kind].format(name=local, mark=mark), f"export {{ {local} as {name} }};"]
                if kind == "changing":
                    lines.append(f"{local} += '?';")
        for other in (each for each in before if each.modern):
            spec, local, drawn = self.spec(module, other), self.name("again"), rng.random()
            if drawn < 0.15:
                lines.append(f"export * from {spec};")
                module.names.update({name: kind for name, kind in other.names.items() if name not in {"default", *module.names}})
            elif drawn < 0.2:
                lines.append(f"export * as {local} from {spec};")
            elif drawn < 0.3:
                name = rng.choice(list(other.names))
                lines.append(f"export {{ {name} as {local} }} from {spec};")
                module.names[local] = other.names[name]
        return lines

    def exports_of_commonjs(self, module: Module, before: list[Module]) -> list[str]:
        """Return what a CommonJS module exports, in its way."""
        rng, mine = self.rng, {name: self.name("l") for name in module.names}
        lines = [MADE[kind].format(name=mine[name], mark=self.name("t")) for name, kind in module.names.items()]
        listed = ", ".join(f"{name}: {local}" for name, local in mine.items())
        if "*" in mine:
            lines.append(rng.choice(WHOLE).format(mine["*"]))
        if module.shape == "compiled":
            lines.insert(0, "Object.defineProperty(exports, '__esModule', { value: true });")
            lines.insert(1, "".join(f"exports.{name} = " for name in mine) + "void 0;")
        if module.shape in ONE:
            lines += [rng.choice(ONE[module.shape]).format(name, local) for name, local in mine.items() if name != "*"]
        if module.shape in {"object", "spread"}:
            others = [each for each in before if each.shape in {"named", "object", "this"}] if module.shape == "spread" else []
            other = rng.choice(others) if others else None
            call = f"require({self.spec(module, other)})" if other is not None else ""
            spread = other is not None and rng.random() < 0.5
            lines.append(f"module.exports = {{ {f'...{call}, ' if spread else ''}{listed} }};")
            if other is not None:
                lines += [] if spread else [rng.choice(MORE).format(call)]
                module.names.update({name: kind for name, kind in other.names.items() if name not in module.names})
        return lines

    def write(self, folder: Path) -> None:
        """Write the program's files."""
        for name, text in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
