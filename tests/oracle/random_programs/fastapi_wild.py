"""More of what programs of FastAPI do: middleware, exemptions, error handlers, route classes, sub-applications, registries, folders."""

from __future__ import annotations

from tests.oracle.random_programs.fastapi import HEAD, VERBS, FastAPI
from tests.oracle.random_programs.python import Module, indented

WILD = "from starlette.middleware.base import BaseHTTPMiddleware\nfrom fastapi.responses import JSONResponse, Response\nfrom fastapi.routing import APIRoute"
EXEMPT = (
    "request.url.path in {open}",
    "any(request.url.path.startswith(one) for one in {open})",
    "request.url.path.startswith(tuple({open}))",
    "request.url.path == {open}[0]",
    "request.method == 'GET'",
    "request.method in {{'GET', 'OPTIONS'}}",
    "request.scope['path'] in set({open})",
    "(request.method, request.url.path) == ('POST', {open}[0])",
    "not request.url.path.startswith({open}[0])",
    "request.url.path.split('/')[1] == {open}[0].strip('/')",
    "re.match('^' + {open}[0], request.url.path)",
    "request.url.path.rstrip('/') in frozenset({open})",
    "next((True for one in {open} if request.url.path == one), False)",
)


class FastAPIWild(FastAPI):
    """One program of FastAPI, with all that."""

    def __init__(self, seed: int, version: str) -> None:
        """Write the whole program of a seed."""
        self.open: list[str] = []
        super().__init__(seed, version, "fastapi-wild")

    def path(self) -> str:
        """Return a path that no other route has, sometimes one that a guard lets by."""
        if self.open and self.rng.random() < 0.4:
            return self.open.pop() + self.rng.choice(["", "", "/list", "/{id}"])
        return super().path()

    def step(self, module: Module, owner: str, depth: int) -> list[str] | None:
        """Return what one step does, None for one of the usual ones."""
        drawn = self.rng.random()
        if drawn < 0.1 and depth == 0:
            return self.middleware(module, owner)
        if self.left <= 0:
            return None
        if drawn < 0.16:
            return self.twice(module, owner)
        if drawn < 0.22:
            return self.by_class(module, owner)
        if drawn < 0.28 and "self" not in owner:
            return self.based(module, owner)
        if drawn < 0.34 and depth == 0:
            return self.mounted(module, owner)
        if drawn < 0.40:
            return self.registry(module, owner)
        if drawn < 0.46 and depth == 0 and self.package:
            return self.folder(module, owner)
        if drawn < 0.52 and depth == 0:
            return self.handled(module, owner)
        if drawn < 0.58:
            return self.decorated(module, owner)
        return None

    def middleware(self, module: Module, owner: str) -> list[str]:
        """Return a middleware that refuses, but for some."""
        rng, local = self.rng, self.name("OPEN")
        listed = [f"/{self.word()}" for _ in range(rng.randrange(1, 4))]
        self.open += listed
        module.head += [WILD, "import re", f"{local} = [{', '.join(self.said(one, module) for one in listed)}]"]
        test, name = rng.choice(EXEMPT).format(open=local), self.name("layer")
        missing = rng.choice(
            [
                "not request.headers.get('authorization')",
                "'authorization' not in request.headers",
                "request.headers.get('x-api-key') != 'sesame'",
            ]
        )
        refuse = rng.choice(["return JSONResponse({'detail': 'no'}, status_code=401)", "return Response(status_code=403)"])
        body = rng.choice(
            [
                [
                    f"if {test}:",
                    "    return await call_next(request)",
                    f"if {missing}:",
                    f"    {refuse}",
                    "return await call_next(request)",
                ],
                [f"if not ({test}) and {missing}:", f"    {refuse}", "response = await call_next(request)", "return response"],
                [f"passes = {test}", "if not passes:", f"    if {missing}:", f"        {refuse}", "return await call_next(request)"],
            ]
        )
        function = f"async def {name}(request: Request, call_next):\n{indented(body)}"
        method = f"class {name}(BaseHTTPMiddleware):\n    async def dispatch(self, request: Request, call_next):\n{indented(body, 2)}"
        return rng.choice(
            [
                [f"@{owner}.middleware('http')\n{function}"],
                [function, f"{owner}.middleware('http')({name})"],
                [method, f"{owner}.add_middleware({name})"],
                [function, f"{owner}.add_middleware(BaseHTTPMiddleware, dispatch={name})"],
            ]
        )

    def twice(self, module: Module, owner: str) -> list[str]:
        """Return a router that is included at two places."""
        rng, local = self.rng, self.name("shared")
        inner = Module(module.path)
        inner.head = module.head
        self.fill(inner, local, 3)
        one, two = (f"prefix={self.said('/' + self.word(), module)}" for _ in range(2))
        more = self.dependencies(module, 0.6)
        made = f"{local} = APIRouter()"
        included = [f"{owner}.include_router({local}, {one})", f"{owner}.include_router({', '.join(filter(None, [local, two, more]))})"]
        looped = [
            f"for prefix in ({one[7:]}, {two[7:]}):\n    {owner}.include_router({', '.join(filter(None, [local, 'prefix=prefix', more]))})"
        ]
        body = [line for line in inner.body if line != "pass"]
        return [made, *body, *(included if rng.random() < 0.6 else looped)]

    def by_class(self, module: Module, owner: str) -> list[str]:
        """Return a router whose routes have a class of their own, which refuses or not."""
        rng, kind, local = self.rng, self.name("Route"), self.name("router")
        module.head.append(WILD)
        refuse = (
            "            if not request.headers.get('authorization'):\n                raise HTTPException(401)\n"
            if rng.random() < 0.6
            else ""
        )
        module.head.append(
            f"class {kind}(APIRoute):\n    def get_route_handler(self):\n        original = super().get_route_handler()\n\n        async def handle(request: Request):\n"
            f"{refuse}            return await original(request)\n        return handle"
        )
        inner = Module(module.path)
        inner.head = module.head
        self.fill(inner, local, 3)
        body = [line for line in inner.body if line != "pass"]
        return [
            f"{local} = APIRouter(route_class={kind})",
            *body,
            f"{owner}.include_router({local}, prefix={self.said('/' + self.word(), module)})",
        ]

    def based(self, module: Module, owner: str) -> list[str]:
        """Return a controller that extends a class which registers."""
        rng, base, local, handle = self.rng, self.name("Base"), self.name("Controller"), self.name("handle")
        self.left -= 1
        verb, said, depends = rng.choice(VERBS), self.said(f"/{self.word()}", module), self.dependencies(module, 0.5)
        more = f", {depends}" if depends else ""
        ways = [
            (
                f"class {base}:\n    def __init__(self, router) -> None:\n        self.router = router\n        self.routes()\n\n    def routes(self) -> None:\n        raise NotImplementedError",
                f"class {local}({base}):\n    def routes(self) -> None:\n        self.router.add_api_route({said}, self.{handle}, methods=[{verb.upper()!r}]{more})\n\n    def {handle}(self) -> dict:\n        return {{}}",
                f"{local}({owner})",
            ),
            (
                f"class {base}:\n    path = '/none'\n    methods = ('GET',)\n\n    @classmethod\n    def register(cls, router) -> None:\n        view = cls()\n        router.add_api_route(cls.path, view.{handle}, methods=list(cls.methods){more})",
                f"class {local}({base}):\n    path = {said}\n    methods = ({verb.upper()!r},)\n\n    async def {handle}(self) -> dict:\n        return {{}}",
                f"{local}.register({owner})",
            ),
            (
                f"class {base}:\n    known: list = []\n\n    def __init_subclass__(cls, **given) -> None:\n        super().__init_subclass__(**given)\n        {base}.known.append(cls)",
                f"class {local}({base}):\n    @staticmethod\n    def {handle}() -> dict:\n        return {{}}",
                f"for kind in {base}.known:\n    {owner}.add_api_route({said}, kind.{handle}, methods=[{verb.upper()!r}]{more})",
            ),
            (
                f"def {base}(path: str, *methods: str):\n    def mark(function):\n        function._route = (path, methods)\n        return function\n    return mark",
                f"class {local}:\n    @{base}({said}, {verb.upper()!r})\n    def {handle}(self) -> dict:\n        return {{}}\n\n    def add_to(self, router) -> None:\n        for name in dir(self):\n"
                f"            function = getattr(self, name)\n            if hasattr(function, '_route'):\n                path, methods = function._route\n                router.add_api_route(path, function, methods=list(methods){more})",
                f"{local}().add_to({owner})",
            ),
        ]
        above, kind, start = rng.choice(ways)
        return [above, kind, start]

    def mounted(self, module: Module, owner: str) -> list[str]:
        """Return a sub-application."""
        local = self.name("sub")
        inner = Module(module.path)
        inner.head = module.head
        self.fill(inner, local, 2)
        body = [line for line in inner.body if line != "pass"]
        return [
            f"{local} = FastAPI({self.dependencies(module, 0.3)})",
            *body,
            f"{owner}.mount({self.said('/' + self.word(), module)}, {local})",
        ]

    def registry(self, module: Module, owner: str) -> list[str]:
        """Return routes that a decorator gathers, and a loop adds."""
        rng, known, add = self.rng, self.name("ROUTES"), self.name("route")
        keyed = rng.random() < 0.4
        module.head.append(f"{known} = {'{}' if keyed else '[]'}")
        kept = f"{known}[path] = (function, methods)" if keyed else f"{known}.append((path, function, methods))"
        module.head.append(
            f"def {add}(path: str, *methods: str):\n    def keep(function):\n        {kept}\n        return function\n    return keep"
        )
        found = []
        for _ in range(rng.randrange(1, 4)):
            path, handle = self.path(), self.name("handle")
            self.left -= 1
            found.append(
                f"@{add}({self.said(path, module)}, {rng.choice(VERBS).upper()!r})\ndef {handle}({self.parameters(module, path)}) -> dict:\n    return {{}}"
            )
        depends = self.dependencies(module, 0.3)
        more = f", {depends}" if depends else ""
        heads = (
            [f"for path, (function, methods) in {known}.items():"]
            if keyed
            else [f"for path, function, methods in {known}:", f"for path, function, methods in sorted({known}, key=lambda row: row[0]):"]
        )
        return [*found, f"{rng.choice(heads)}\n    {owner}.add_api_route(path, function, methods=[*methods]{more})"]

    def folder(self, module: Module, owner: str) -> list[str]:
        """Return the inclusion of all modules of a package."""
        rng, folder = self.rng, self.name("routes")
        self.module(f"{self.package}{folder}/__init__.py")
        for _ in range(rng.randrange(1, 4)):
            inner = self.module(f"{self.package}{folder}/{self.word()}.py")
            inner.head.append(HEAD)
            inner.body.append(f"router = APIRouter({rng.choice(['', 'prefix=' + self.said('/' + self.word(), inner)])})")
            self.fill(inner, "router", 3)
        package = f"{self.package.strip('/')}.{folder}"
        module.head += ["import importlib", "import pkgutil", "from pathlib import Path"]
        found = rng.choice(
            [
                (
                    f"import {package} as {folder}All",
                    f"for _, name, _ in pkgutil.iter_modules({folder}All.__path__):",
                    f"importlib.import_module({package!r} + '.' + name)",
                ),
                (
                    "",
                    f"for file in sorted((Path(__file__).parent / {folder!r}).glob('*.py')):\n    if file.stem == '__init__':\n        continue",
                    f"importlib.import_module(f'{package}.{{file.stem}}')",
                ),
                (
                    "from importlib.resources import files",
                    f"for name in [one.stem for one in Path(__file__).parent.joinpath({folder!r}).iterdir() if one.suffix == '.py' and not one.stem.startswith('_')]:",
                    f"importlib.import_module('.{folder}.' + name, package=__package__)",
                ),
            ]
        )
        if found[0]:
            module.head.append(found[0])
        return [f"{found[1]}\n    {owner}.include_router({found[2]}.router)"]

    def handled(self, module: Module, owner: str) -> list[str]:
        """Return a guard that throws an error of the program's own, and what answers it."""
        rng, error, guard, answer, handle = (
            self.rng,
            self.name("NotAllowed"),
            self.name("asked"),
            self.name("answer"),
            self.name("handle"),
        )
        module.head += [WILD, f"class {error}(Exception):\n    pass"]
        module.head.append(
            f"def {guard}(request: Request) -> None:\n    if request.headers.get('authorization') is None:\n        raise {error}"
        )
        status = rng.choice(["401", "403", "status.HTTP_401_UNAUTHORIZED"])
        self.left -= 1
        function = (
            f"async def {answer}(request: Request, error: {error}) -> JSONResponse:\n    return JSONResponse({{}}, status_code={status})"
        )
        return [
            *rng.choice(
                [[f"@{owner}.exception_handler({error})\n{function}"], [function, f"{owner}.add_exception_handler({error}, {answer})"]]
            ),
            f"@{owner}.{rng.choice(VERBS)}({self.said('/' + self.word(), module)}, dependencies=[Depends({guard})])\ndef {handle}() -> dict:\n    return {{}}",
        ]

    def decorated(self, module: Module, owner: str) -> list[str]:
        """Return a route with a decorator of the program's own below the router's."""
        rng, wrap, handle = self.rng, self.name("wrap"), self.name("handle")
        module.head.append("from functools import wraps")
        refuse = (
            "        if not request.headers.get('authorization'):\n            raise HTTPException(status_code=401)\n"
            if rng.random() < 0.6
            else ""
        )
        module.head.append(
            f"def {wrap}(function):\n    @wraps(function)\n    async def inner(request: Request, *given, **named):\n{refuse}        return await function(request, *given, **named)\n    return inner"
        )
        self.left -= 1
        return [
            f"@{owner}.{rng.choice(VERBS)}({self.said('/' + self.word(), module)})\n@{wrap}\nasync def {handle}(request: Request) -> dict:\n    return {{}}"
        ]
