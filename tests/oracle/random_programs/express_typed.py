"""Programs of Express in TypeScript: types, enumerations, parameter properties, abstract controllers, decorators of one's own."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.oracle.random_programs.express import VERBS
from tests.oracle.random_programs.express_wild import ExpressWild
from tests.oracle.random_programs.javascript import Module

TYPES = "import type { Request, Response, NextFunction, Router as ExpressRouter, RequestHandler } from 'express';\n"
ANNOTATED = (
    (r"\(req, res, next\) =>", "(req: Request, res: Response, next: NextFunction) =>"),
    (r"\(req, res\) =>", "(req: Request, res: Response): void | Promise<void> =>"),
    (r"function (\w+)\(req, res, next\)", r"function \1(req: Request, res: Response, next: NextFunction): any"),
    (r"static check\(req, res, next\)", "public static check(req: Request, res: Response, next: NextFunction): unknown"),
    (r"const (\w+) = (express\d*)\.Router\(", r"const \1: ExpressRouter = \2.Router("),
    (r"constructor\(router\) \{ this\.router = router; \}", "constructor(private readonly router: ExpressRouter) {}"),
    (
        r"function (\w+)\(router, verb, path, \.\.\.chain\)",
        r"function \1(router: any, verb: string, path: string, ...chain: RequestHandler[]): void",
    ),
    (r"const (\w+) = \['get'", r"const \1: readonly string[] = ['get'"),
    (r"let (\w+) = 0;", r"let \1: number = 0;"),
    (r"error\.message", "(error as Error).message"),
    (r"req\.user", "(req as any).user"),
)


class ExpressTyped(ExpressWild):
    """One program of Express in TypeScript."""

    def __init__(self, seed: int, version: str) -> None:
        """Write the whole program of a seed."""
        super().__init__(seed, version, "express-typed")

    def modules_are_modern(self) -> bool:
        """TypeScript's modules are ES modules."""
        return True

    def write(self, folder: Path) -> None:
        """Write the program's files in TypeScript, with their manifest and the compiler's settings."""
        for module in self.modules:
            module.head = [re.sub(r"""(from ["'])(\.[^"']+)\.js(["'])""", r"\1\2\3", line) for line in module.head]
        super().write(folder)
        manifest = json.loads((folder / "package.json").read_text())
        del manifest["type"]
        (folder / "package.json").write_text(json.dumps({**manifest, "main": "app.ts"}))
        (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": {"experimentalDecorators": True, "strict": False}}))
        for path in sorted(folder.rglob("*.js")):
            text = path.read_text()
            for pattern, typed in ANNOTATED:
                text = re.sub(pattern, typed, text)
            path.with_suffix(".ts").write_text(TYPES + text)
            path.unlink()

    def step(self, module: Module, owner: str, depth: int) -> list[str] | None:
        """Return what one step does, None for one of the usual ones."""
        drawn = self.rng.random()
        if self.left <= 0 or drawn > 0.35:
            return super().step(module, owner, depth)
        self.left -= 1
        ways = [self.numbered, self.injected, self.abstract, self.decorated]
        return self.rng.choice(ways)(module, owner)

    def numbered(self, module: Module, owner: str) -> list[str]:
        """Return a route whose path an enumeration, an object that is ``as const`` or a namespace names."""
        rng, local, path = self.rng, self.name("Paths"), self.path()
        above, said = rng.choice(
            [
                (f"enum {local} {{ One = {json.dumps(path)} }}", f"{local}.One"),
                (f"export const enum {local} {{ One = {json.dumps(path)} }}", f"{local}.One"),
                (f"const {local} = {{ one: {json.dumps(path)} }} as const;", f"{local}.one"),
                (f"const {local} = {{ one: {json.dumps(path)} }} satisfies Record<string, string>;", f"{local}['one']!"),
                (f"namespace {local} {{\n  export const one: string = {json.dumps(path)};\n}}", f"{local}.one"),
                (f"function {local}<T extends string>(given: T): T {{\n  return given;\n}}", f"{local}<string>({json.dumps(path)})"),
            ]
        )
        module.head.append(above)
        return [f"{owner}.{rng.choice(VERBS)}({said}, {', '.join([*self.before(module), self.handler(module)])});"]

    def injected(self, module: Module, owner: str) -> list[str]:
        """Return a controller that is given its router and its service."""
        rng, service, local = self.rng, self.name("Service"), self.name("Controller")
        guard = f"{self.middleware(module, 'guard')}, " if rng.random() < 0.5 else ""
        module.head += [
            f"class {service} {{\n  readonly prefix: string = {json.dumps('/' + self.word())};\n}}",
            f"class {local} {{\n  constructor(private readonly router: ExpressRouter, protected service: {service} = new {service}()) {{\n    this.routes();\n  }}\n\n"
            f"  private routes(): void {{\n    this.router.{rng.choice(VERBS)}(`${{this.service.prefix}}{self.path()}`, {guard}this.show.bind(this));\n  }}\n\n"
            f"  public async show(req: Request, res: Response): Promise<void> {{\n    res.json({{}});\n  }}\n}}",
        ]
        return [f"new {local}({owner});"]

    def abstract(self, module: Module, owner: str) -> list[str]:
        """Return a controller that extends an abstract one."""
        rng, base, local = self.rng, self.name("Base"), self.name("Controller")
        guard = self.middleware(module, "guard")
        module.head += [
            f"abstract class {base}<T> {{\n  protected abstract readonly path: string;\n  protected before: RequestHandler[] = [];\n\n  abstract list(req: Request, res: Response): T;\n\n"
            f"  mount(router: ExpressRouter): this {{\n    router.{rng.choice(VERBS)}(this.path, ...this.before, (req, res) => {{ this.list(req, res); }});\n    return this;\n  }}\n}}",
            f"class {local} extends {base}<void> {{\n  protected readonly path = {json.dumps(self.path())};\n"
            + (f"  protected override before = [{guard}].flat() as RequestHandler[];\n" if rng.random() < 0.5 else "")
            + "\n  list(req: Request, res: Response): void {\n    res.json([]);\n  }\n}",
        ]
        return [f"new {local}().mount({owner});"]

    def decorated(self, module: Module, owner: str) -> list[str]:
        """Return a controller whose methods decorators tell to be routes."""
        rng, known, mark, local = self.rng, self.name("ROUTES"), self.name("Route"), self.name("Controller")
        rows = []
        for _ in range(rng.randrange(1, 3)):
            guard = f", {self.middleware(module, 'guard')}" if rng.random() < 0.4 else ""
            rows.append(
                f"  @{mark}({json.dumps(rng.choice(VERBS))}, {self.said(self.path(), module)}{guard})\n  {self.name('show')}(req: Request, res: Response): void {{\n    res.json({{}});\n  }}"
            )
        module.head += [
            f"const {known}: {{ verb: string; path: string; before: any[]; name: string }}[] = [];",
            f"function {mark}(verb: string, path: string, ...before: any[]): MethodDecorator {{\n  return (target, name) => {{\n    {known}.push({{ verb, path, before, name: String(name) }});\n  }};\n}}",
            f"class {local} {{\n" + "\n\n".join(rows) + "\n}",
        ]
        made = self.name("controller")
        return [
            f"const {made}: any = new {local}();",
            f"for (const {{ verb, path, before, name }} of {known}) ({owner} as any)[verb](path, ...before, {made}[name].bind({made}));",
        ]
