"""Ways in which JavaScript says one thing: a text, a list, a run of statements, a module's exports."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

WORDS = (
    "alpha",
    "beta",
    "carts",
    "delta",
    "echo",
    "files",
    "gamma",
    "hotels",
    "items",
    "jobs",
    "kites",
    "lists",
    "mail",
    "notes",
    "orders",
    "posts",
)


class Module:
    """A module that is being written: what it imports and declares before its statements, and what it exports at its end."""

    def __init__(self, program: Program, path: str) -> None:
        """Begin an empty module at a path of the program."""
        self.program = program
        self.path = path
        self.head: list[str] = []
        self.body: list[str] = []
        self.exports: dict[str, str] = {}

    def imports(self, other: Module, name: str) -> str:
        """Return the local name of what another module exports, which is imported here."""
        rng, local = self.program.rng, self.program.name(name)
        spec = json.dumps(_relative(self.path, other.path))
        if self.program.modern:
            ways = [f"import {{ {name} as {local} }} from {spec};"]
            if name == "default":
                ways = [f"import {local} from {spec};", f"import * as {local}All from {spec};\nconst {local} = {local}All.default;"]
            else:
                ways.append(f"import * as {local}All from {spec};\nconst {{ {name}: {local} }} = {local}All;")
        elif name == "default":
            ways = [f"const {local} = require({spec});"]
        else:
            ways = [
                f"const {{ {name}: {local} }} = require({spec});",
                f"const {local} = require({spec}).{name};",
                f"const {local}All = require({spec});\nconst {local} = {local}All[{self.program.quoted(name)}];",
            ]
        self.head.append(rng.choice(ways))
        return local

    def text(self) -> str:
        """Return the module's source."""
        rng, given = self.program.rng, dict(self.exports)
        out = [*self.head, *self.body]
        default = given.pop("default", None)
        if self.program.modern:
            if default is not None:
                out.append(rng.choice([f"export default {default};", f"export {{ {default} as default }};"]))
            for name, local in given.items():
                out.append(f"export {{ {local} as {name} }};" if local.isidentifier() else f"export const {name} = {local};")
        elif default is not None:
            out.append(rng.choice([f"module.exports = {default};", f"exports = module.exports = {default};"]))
        elif given:
            listed = ", ".join(f"{name}: {local}" for name, local in given.items())
            one_by_one = "\n".join(f"{rng.choice(['exports', 'module.exports'])}.{name} = {local};" for name, local in given.items())
            out.append(rng.choice([f"module.exports = {{ {listed} }};", one_by_one, f"Object.assign(module.exports, {{ {listed} }});"]))
        return "\n".join(out) + "\n"


class Program:
    """What all generated programs of JavaScript share: a source of chance, names that are used once, and files."""

    def __init__(self, seed: int, style: str, needs: dict[str, str]) -> None:
        """Begin a program whose modules are CommonJS or ES modules, by the seed; ``needs`` are the versions of what it requires."""
        self.rng = Random(f"{style}:{seed}")
        self.needs = needs
        self.modern = self.modules_are_modern()
        self.modules: list[Module] = []
        self._used = 0

    def modules_are_modern(self) -> bool:
        """Return whether this program's modules are ES modules."""
        return self.rng.random() < 0.4

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
        made = Module(self, path)
        self.modules.append(made)
        return made

    def declare(self, paths: list[str], guards: tuple[str, ...], decoys: tuple[str, ...]) -> None:
        """Write a module of three guards, and of three things that guard nothing."""
        self.locals: dict[tuple[str, str], str] = {}
        self.guards = self.module(self.rng.choice(paths))
        self.made: dict[str, list[str]] = {"guard": [], "decoy": []}
        for kind, texts in (("guard", guards), ("decoy", decoys)):
            for text in self.rng.sample(texts, 3):
                name = self.name("step")
                self.guards.body.append(text.format(name=name))
                self.guards.exports[name] = name
                self.made[kind].append(name)

    def middleware(self, module: Module, kind: str) -> str:
        """Return an expression of one guard, or of something that guards nothing."""
        name = self.rng.choice(self.made[kind])
        if (module.path, name) not in self.locals:
            self.locals[module.path, name] = module.imports(self.guards, name)
        return self.locals[module.path, name]

    def step(self, _module: Module, _owner: str, _depth: int) -> list[str] | None:
        """Return what one step does in a kind of program of its own, None for one of the usual ones."""
        return None

    def quoted(self, value: str) -> str:
        """Return a literal of a text."""
        return self.rng.choice([json.dumps(value), "'" + value + "'", "`" + value + "`"])

    def said(self, value: str, module: Module) -> str:
        """Return an expression of a text; what it needs is declared in the module's head."""
        rng = self.rng
        if rng.random() < 0.45:
            return self.quoted(value)
        cut, local = rng.randrange(len(value) + 1), self.name("said")
        one, two = value[:cut], value[cut:]
        literal, first, second = self.quoted(value), self.quoted(one), self.quoted(two)
        ways: list[tuple[str, str]] = [
            (f"const {local} = {literal};", local),
            (f"const {local} = {first};", f"{local} + {second}"),
            (f"const {local} = {second};", "`" + one + "${" + local + "}`"),
            (f"const {local} = {{ path: {literal} }};", f"{local}.path"),
            (f"const {local} = {{ {json.dumps(value)}: 1 }};", f"Object.keys({local})[0]"),
            (f"const {local} = [{first}, {second}];", f"{local}.join('')"),
            (f"const {local} = [{first}, {literal}];", f"{local}[1]"),
            (f"function {local}(prefix) {{ return prefix + {second}; }}", f"{local}({first})"),
            (f"const {local} = (tail = {second}) => {first}.concat(tail);", f"{local}()"),
            (f"let {local} = {first};\n{local} += {second};", local),
            (f"const {{ {local} = {literal} }} = {{}};", local),
            (f"const [, {local}] = [null, {literal}];", local),
            (f"class {local} {{ static path = {literal}; }}", f"{local}.path"),
            (f"class {local} {{ get path() {{ return {first} + this.tail; }}\n  tail = {second}; }}", f"new {local}().path"),
            (f"const {local} = new Map([[1, {literal}]]);", f"{local}.get(1)"),
            (f"const {local} = Object.freeze({{ a: {{ b: {literal} }} }});", f"{local}.a?.b"),
            (f"const {local} = process.env.{local.upper()} || {literal};", local),
            (f"const {local} = process.env.{local.upper()} ?? {literal};", local),
            (f"const {local} = {json.dumps([one, two])};", f"{local}.reduce((all, one) => all + one, '')"),
            (f"const {local} = ((given) => `${{given}}`)({literal});", local),
            ("", f"{self.quoted(value + 'zz')}.slice(0, -2)"),
            ("", f"{self.quoted('zz' + value)}.replace(/^zz/, '')"),
            ("", f"{self.quoted(value.replace('/', '//'))}.replaceAll('//', '/')" if "/" in value else literal),
            ("", f"[{literal}].find((one) => one.length === {len(value)})"),
            ("", f"(true ? {literal} : {first})"),
            ("", f"(null ?? {literal})"),
            ("", f"String({literal})"),
            ("", f"JSON.parse({self.quoted(json.dumps(value))})" if '"' not in value else literal),
            ("", f"{literal}.split('').reverse().reverse().join('')"),
        ]
        before, expression = rng.choice(ways)
        if before:
            module.head.append(before)
        return expression

    def write(self, folder: Path) -> None:
        """Write the program's files and its manifest."""
        folder.mkdir(parents=True)
        manifest = {"name": "drawn", "version": "1.0.0", "main": "app.js", "dependencies": self.needs}
        if self.modern:
            manifest["type"] = "module"
        (folder / "package.json").write_text(json.dumps(manifest))
        for module in self.modules:
            path = folder / module.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(module.text())

    def run(self, statements: list[str]) -> list[str]:
        """Return statements that do the same as these, in another style."""
        rng, inside = self.rng, "\n".join("  " + line for text in statements for line in text.split("\n"))
        local = self.name("run")
        ways = [
            statements,
            statements,
            statements,
            [f"(function () {{\n{inside}\n}})();"],
            [f"(() => {{\n{inside}\n}})();"],
            [f"{local}();", f"function {local}() {{\n{inside}\n}}"],
            [f"const {local} = () => {{\n{inside}\n}};", f"{local}();"],
            [f"const {local} = {{ start() {{\n{inside}\n}} }};", f"{local}.start();"],
            [f"class {local} {{\n  static start() {{\n{inside}\n  }}\n}}", f"{local}.start();"],
            [f"class {local} {{\n  constructor() {{ this.start(); }}\n  start() {{\n{inside}\n  }}\n}}", f"new {local}();"],
            [f"class {local} {{\n  static {{\n{inside}\n  }}\n}}"],
            [f"for (const _ of [1]) {{\n{inside}\n}}"],
            [f"for (let i = 0; i < 1; i += 1) {{\n{inside}\n}}"],
            [f"let {local} = 0;", f"while ({local} < 1) {{\n{inside}\n  {local} += 1;\n}}"],
            [f"let {local} = false;", f"do {{\n{inside}\n}} while ({local});"],
            [f"if (1 + 1 === 2) {{\n{inside}\n}}"],
            [f"try {{\n{inside}\n}} finally {{\n  // nothing to do\n}}"],
            [f"switch ('a' + 'b') {{\n  case 'a':\n    break;\n  case 'ab': {{\n{inside}\n    break;\n  }}\n  default:\n}}"],
            [f"[1].forEach(() => {{\n{inside}\n}});"],
            [f"[() => {{\n{inside}\n}}].forEach((one) => one());"],
            [f"((given) => given())(function {local}() {{\n{inside}\n}});"],
            [f"function {local}(left) {{\n  if (left === 0) return;\n{inside}\n  {local}(left - 1);\n}}", f"{local}(1);"],
            [f"const {local} = (a) => (b) => {{\n{inside}\n}};", f"{local}(1)(2);"],
            [f"(function () {{\n{inside}\n}}).call(null);"],
            [f"(() => {{\n{inside}\n}}).apply(undefined, []);"],
            [f"const {local} = function () {{\n{inside}\n}}.bind(null);", f"{local}();"],
            [f"new Map([['a', () => {{\n{inside}\n}}]]).get('a')();"],
            [f"function* {local}() {{\n{inside}\n  yield 1;\n}}", f"for (const _ of {local}()) {{\n  // it has begun\n}}"],
            [f"{local}: for (const _ of [1, 2]) {{\n{inside}\n  break {local};\n}}"],
        ]
        return list(rng.choice(ways))


def _relative(importing: str, path: str) -> str:
    from posixpath import dirname, relpath

    found = relpath(path, dirname(importing) or ".")
    return found if found.startswith(".") else f"./{found}"
