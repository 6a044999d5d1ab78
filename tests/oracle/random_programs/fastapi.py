"""Programs of FastAPI: routers in routers, dependencies at every level, mounts, and routes in many styles."""

from __future__ import annotations

from tests.oracle.random_programs.fastapi_guards import MORE_DECOYS, MORE_GUARDS
from tests.oracle.random_programs.python import Module, Program, indented

VERBS = ("get", "post", "put", "delete", "patch")
HEAD = "from typing import Annotated\nfrom fastapi import APIRouter, Depends, FastAPI, Header, HTTPException, Request, Security, status"
GUARDS = (
    "def {name}(request: Request) -> None:\n    if not request.headers.get('authorization'):\n        raise HTTPException(status_code=401)",
    "async def {name}(x_api_key: Annotated[str | None, Header()] = None) -> str:\n    if x_api_key != 'sesame':\n        raise HTTPException(status.HTTP_403_FORBIDDEN, 'no')\n    return x_api_key",
    "def {name}(authorization: str = Header(default='')) -> str:\n    scheme, _, token = authorization.partition(' ')\n    if scheme.lower() != 'bearer' or not token:\n        raise HTTPException(401)\n    return token",
    "class {name}Of:\n    def __init__(self, role: str) -> None:\n        self.role = role\n\n    def __call__(self, request: Request) -> None:\n        user = request.headers.get('x-user-role')\n"
    "        if user != self.role:\n            raise HTTPException(status_code=403, detail='no')\n{name} = {name}Of('admin')",
    "def {name}Of(*scopes: str):\n    async def check(request: Request) -> None:\n        token = request.cookies.get('session')\n        if token is None:\n            raise HTTPException(401, 'who asks?')\n"
    "    return check\n{name} = {name}Of('read', 'write')",
    "from fastapi.security import HTTPBearer\n{name} = HTTPBearer()",
    "from fastapi.security import OAuth2PasswordBearer\n{name}Scheme = OAuth2PasswordBearer(tokenUrl='token')\nasync def {name}(token: str = Depends({name}Scheme)) -> str:\n    return token",
    "from fastapi.security import APIKeyHeader\n{name}Key = APIKeyHeader(name='X-Key', auto_error=False)\ndef {name}(key: Annotated[str | None, Security({name}Key)]) -> str:\n    if key is None:\n"
    "        raise HTTPException(status_code=403)\n    return key",
    "def {name}User(request: Request) -> dict | None:\n    token = request.headers.get('authorization')\n    return {{'token': token}} if token else None\ndef {name}(user: dict | None = Depends({name}User)) -> dict:\n"
    "    if user is None:\n        raise HTTPException(401)\n    return user",
)
DECOYS = (
    "def {name}(request: Request) -> None:\n    request.state.began = 1",
    "async def {name}(page: int = 1, size: int = 20) -> dict:\n    return {{'page': page, 'size': size}}",
    "def {name}(authorization: Annotated[str | None, Header()] = None) -> str | None:\n    return authorization",
    "from fastapi.security import HTTPBearer\n{name} = HTTPBearer(auto_error=False)",
    "def {name}():\n    yield 1",
)


class FastAPI(Program):
    """One program of FastAPI."""

    def __init__(self, seed: int, version: str, style: str = "fastapi") -> None:
        """Write the whole program of a seed."""
        super().__init__(seed, version, style)
        rng = self.rng
        self.package = rng.choice(["", "", "service/", "shop/"])
        self.guards = self.module(f"{self.package or 'common/'}deps.py")
        self.guards.head.append(HEAD)
        self.made: dict[str, list[str]] = {"guard": [], "decoy": []}
        for kind, texts in (("guard", (*GUARDS, *MORE_GUARDS)), ("decoy", (*DECOYS, *MORE_DECOYS))):
            for text in rng.sample(texts, 3):
                name = self.name("step")
                self.guards.body.append(text.format(name=name))
                self.made[kind].append(name)
        self.left = rng.randrange(4, 18)
        main = self.module(f"{self.package}main.py")
        main.head.append(HEAD)
        inner = Module(main.path)
        inner.head = main.head
        made = f"FastAPI({', '.join(filter(None, [rng.choice(['', 'title=' + repr('a')]), self.dependencies(main)]))})"
        self.fill(inner, "app", 0)
        if rng.random() < 0.5:
            main.body += [f"app = {made}", *inner.body]
        else:
            local = rng.choice(["create_app", "build", "get_application"])
            main.body.append(f"def {local}() -> FastAPI:\n    app = {made}\n{indented(inner.body)}\n    return app")
            main.body.append(f"app = {local}()")

    def guard(self, module: Module, kind: str) -> str:
        """Return an expression of one guard, or of something that guards nothing."""
        return self.imports(module, self.guards, self.rng.choice(self.made[kind]))

    def dependencies(self, module: Module, usual: float = 0.2) -> str:
        """Return the argument ``dependencies``, or nothing."""
        drawn = self.rng.random()
        if drawn > usual:
            return ""
        kinds = ["guard"] if drawn < usual * 0.5 else ["decoy"] if drawn < usual * 0.8 else ["decoy", "guard"]
        listed = ", ".join(f"{self.rng.choice(['Depends', 'Depends', 'Security'])}({self.guard(module, kind)})" for kind in kinds)
        return f"dependencies={self.rng.choice([f'[{listed}]', f'[{listed}]', f'[*[{listed}]]', f'[{listed}] + []'])}"

    def parameters(self, module: Module, path: str) -> str:
        """Return the parameters of a handler."""
        listed = [f"{part[1:-1]}: str" for part in path.split("/") if part.startswith("{")]
        drawn, local = self.rng.random(), self.name("given")
        if drawn < 0.25:
            expression = self.guard(module, self.rng.choice(["guard", "guard", "decoy"]))
            if self.rng.random() < 0.5:
                alias = self.name("Alias")
                module.head.append(f"{alias} = Annotated[object, Depends({expression})]")
                listed.append(f"{local}: {alias}")
            else:
                listed.append(f"{local}: object = Depends({expression})")
        return ", ".join(listed)

    def path(self) -> str:
        """Return a path that no other route has."""
        rng, word = self.rng, self.word()
        return rng.choice(
            [f"/{word}", f"/{word}", f"/{word}/{{id}}", f"/{word}/list", f"/{{id}}/{word}", f"/{word}/", f"/{word}/{{a}}/{{b}}"]
        )

    def route(self, module: Module, owner: str) -> list[str]:
        """Return statements that add one or several routes."""
        rng = self.rng
        verb, path, handler, local = rng.choice(VERBS), self.path(), self.name("handle"), self.name("of")
        self.left -= 1
        said, depends = self.said(path, module), self.dependencies(module, 0.3)
        more = f", {depends}" if depends else ""
        begun = f"{rng.choice(['', 'async '])}def {handler}({self.parameters(module, path)})"
        body = f"{begun}{rng.choice([':', ' -> dict:'])}\n    return {{}}"
        style = rng.randrange(13)
        if style < 4:
            return [f"@{owner}.{verb}({said}{more})\n{body}"]
        if style == 4:
            return [body, f"{owner}.add_api_route({said}, {handler}, methods=[{verb.upper()!r}]{more})"]
        if style == 5:
            return [f"@{owner}.api_route({said}, methods=[{verb.upper()!r}, 'OPTIONS']{more})\n{body}"]
        if style == 6:
            return [body, f"{owner}.{verb}({said}{more})({handler})"]
        if style == 7:
            return [
                body,
                f"{local} = [({said}, {handler}, [{verb.upper()!r}])]",
                f"for path, endpoint, methods in {local}:\n    {owner}.add_api_route(path, endpoint, methods=methods{more})",
            ]
        if style == 8:
            return [body, f"getattr({owner}, {self.said(verb, module)})({said}{more})({handler})"]
        if style == 9:
            module.head.append(
                f"def {local}(router, path: str, **options):\n    def add(function):\n        router.add_api_route(path, function, **options)\n        return function\n    return add"
            )
            return [f"@{local}({owner}, {said}, methods=[{verb.upper()!r}]{more})\n{body}"]
        if style == 10:
            inner = body.replace(f"def {handler}(", f"def {handler}(self, ").replace("self, )", "self)")
            text = f"class {local}:\n    def __init__(self, router) -> None:\n        router.add_api_route({said}, self.{handler}, methods=[{verb.upper()!r}]{more})\n{indented([inner])}"
            return [text, f"{local}({owner})"]
        if style == 11:
            return [
                f"{local} = {{'path': {said}, 'methods': {{{verb.upper()!r}}}}}",
                body,
                f"{owner}.add_api_route(endpoint={handler}, **{local}{more})",
            ]
        return [f"@{owner}.{verb}({said}{more})\n@{owner}.{verb}({self.said(self.path_like(path), module)})\n{body}"]

    def path_like(self, path: str) -> str:
        """Return another path with the same parameters."""
        return f"/{self.word()}{path}"

    def mount(self, module: Module, owner: str, depth: int) -> list[str]:
        """Return statements that include a new router."""
        rng = self.rng
        inner = (
            module if rng.random() < 0.35 else self.module(f"{self.package}{rng.choice(['', 'routes/', 'api/v1/'])}{self.name('part')}.py")
        )
        inner.head.append(HEAD)
        own = rng.choice(
            ["", "", f"prefix={self.said('/' + self.word(), inner)}", f"prefix={self.said(f'/{self.word()}/{{{self.name()}}}', inner)}"]
        )
        local, style = self.name("router"), rng.randrange(6)
        made = f"APIRouter({', '.join(filter(None, [own, self.dependencies(inner), rng.choice(['', 'tags=[' + repr('a') + ']'])]))})"
        body = Module(inner.path)
        body.head = inner.head
        if style == 0:
            self.fill(body, local, depth + 1)
            make = self.name("make")
            inner.body.append(f"def {make}() -> APIRouter:\n    {local} = {made}\n{indented(body.body)}\n    return {local}")
            given = f"{self.imports(module, inner, make)}()"
        elif style == 1:
            self.fill(body, "self.router", depth + 1)
            kind = self.name("Part")
            inner.body.append(
                f"class {kind}:\n    def __init__(self) -> None:\n        self.router = {made}\n        self.add()\n\n    def add(self) -> None:\n{indented(body.body, 2)}"
            )
            given = f"{self.imports(module, inner, kind)}().router"
        elif style == 2:
            self.fill(body, "self", depth + 1)
            kind = self.name("Part")
            inner.body.append(
                f"class {kind}(APIRouter):\n    def __init__(self, **given) -> None:\n        super().__init__(**given)\n{indented(body.body, 2)}"
            )
            given = (
                made.replace("APIRouter", self.imports(module, inner, kind), 1)
                if inner is module
                else f"{self.imports(module, inner, kind)}()"
            )
        else:
            inner.body.append(f"{local} = {made}")
            self.fill(inner, local, depth + 1)
            given = self.imports(module, inner, local)
        prefix = rng.choice(
            ["", "", f"prefix={self.said('/' + self.word(), module)}", f"prefix={self.said(f'/{self.word()}/{{{self.name()}}}', module)}"]
        )
        arguments = ", ".join(filter(None, [given, prefix, self.dependencies(module)]))
        ways = [
            [f"{owner}.include_router({arguments})"],
            [f"for router in [{given}]:\n    {owner}.include_router({', '.join(['router', *arguments.split(', ')[1:]])})"],
        ]
        return ways[0] if rng.random() < 0.8 or ", " in given or "[" in arguments else ways[1]

    def step(self, _module: Module, _owner: str, _depth: int) -> list[str] | None:
        """Return what one step does in a kind of program of its own, None for one of the usual ones."""
        return None

    def fill(self, module: Module, owner: str, depth: int) -> None:
        """Write what one router or application does, in order."""
        rng, begun = self.rng, len(module.body)
        for _ in range(rng.randrange(2, 6)):
            other = self.step(module, owner, depth)
            if other is not None:
                module.body += other
            elif rng.random() < 0.3 and depth < 3 and self.left > 0:
                module.body += self.mount(module, owner, depth)
            elif self.left > 0:
                made = self.route(module, owner)
                module.body += made if "self" in owner else self.run(made)
        if len(module.body) == begun:
            module.body.append("pass")
