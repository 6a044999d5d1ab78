# ruff: noqa: E501 - a hostile text stands on one line
"""Registration code that would never end, or grow without bound, if it were run: it is read up to a bound, and that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.laying_out import audit, express, fastapi

JAVASCRIPT = {
    "200,000 routes in a loop": "for (let i = 0; i < 200000; i++) { app.get('/r' + i, (q, s) => s.send('x')); }",
    "200,000 routes of a list": "Array.from({length: 200000}, (_, i) => '/r' + i).forEach((p) => app.get(p, (q, s) => s.send('x')));",
    "an endless loop": "while (true) { app.get('/loop', (q, s) => s.send('x')); }",
    "an endless for": "for (;;) { app.use(express.json()); }",
    "endless recursion": "function f(n) { app.get('/f' + n, (q, s) => s.send('')); return f(n + 1); }\nf(0);",
    "mutual recursion": "const a = (x) => b(x); const b = (x) => a(x) + b(x);\na(1);",
    "a recursion that doubles": "function f(n) { f(n + 1); f(n + 1); }\nf(0);",
    "text that doubles": "let s = 'x'; for (let i = 0; i < 4000; i++) { s = s + s; app.get('/' + s, (q, r) => r.send('')); }",
    "text that is repeated": "app.get('/' + 'x'.repeat(1e9).repeat(1e9).padStart(1e12), (q, s) => s.send(''));",
    "a list that doubles": "let l = [1]; for (let i = 0; i < 4000; i++) { l = [...l, ...l]; l = l.concat(l); } l.forEach((x) => app.get('/' + x));",
    "long lists copied again and again": (
        "const l = Array.from({length: 20000}, (_, i) => 'k' + i); const o = {}; for (const k of l) o[k] = k;\n"
        "for (const a of l) { for (const b of l) { const m = [...l, ...l]; const n = { ...o, a, ...o }; l.sort(); } }"
    ),
    "long texts taken apart again and again": (
        "const s = 'x'.repeat(20000); const l = Array.from({length: 20000}, (_, i) => i);\n"
        "for (const a of l) { for (const b of l) { s.split('').reverse().join(''); } }"
    ),
    "long expressions": f"const l = Array.from({{length: 2000}}, (_, i) => i);\nfor (const a of l) {{ for (const b of l) {{ const t = {'+'.join('a' * 500)}; }} }}",
    "what a map has under keys that nobody knows": (
        "const m = new Map([['a', { i: 1 }], ['b', { i: 2 }]]);\n"
        "for (let i = 0; i < 60; i++) { m.set(i % 2 ? 'a' : 'b', m.get(process.env.KEY)); app.get('/k' + m.get('a').i, (q, s) => s.send('')); }"
    ),
    "a large set of numbers": (
        f"const l = [{','.join(map(str, range(19_000)))}];\n"
        "const s = new Set(l); const t = s.union(new Set(l)); if (t.has(7)) app.get('/seven', (q, s) => s.send(''));"
    ),
    "lists that are compared item by item": (
        "const _ = require('lodash'); const a = Array.from({length: 20000}, (_, i) => i); const b = a.map((i) => -1 - i);\n"
        "_.difference(a, b); _.without(a, ...b); _.intersection(a, b); _.pull(a, ...b); new Set(a).difference(new Set(b)); _.uniq(a);"
    ),
    "a text that is parsed again and again": (
        f"const t = '[{','.join(['1'] * 9_000)}]';\n"
        "for (let n = 0; n < 400; n++) for (let i = 0; i < 400; i++) { JSON.parse(t); app.get('/' + n + '/' + i, (q, s) => s.send('')); }"
    ),
    "a text that replacing multiplies": (
        "const b = 'b'.repeat(19000); const t = 'a'.repeat(19000).replace(/a/g, () => b); app.get('/' + t, (q, s) => s.send(''));"
    ),
    **{
        f"a text that {what} multiplies": (
            "const path = require('path'), qs = require('querystring'), util = require('util'), url = require('url'); let t = 'ab';\n"
            f"for (let i = 0; i < 60; i++) {{ t = {expression}; app.get('/n' + i, (q, s) => s.send('')); }}"
        )
        for what, expression in {
            "path.join": "path.join(t, t, t)",
            "path.join of many": "path.join(...Array(4000).fill(t + t))",
            "String.raw": "String.raw`${t}${t}${t}`",
            "querystring.stringify": "qs.stringify({ [t]: t, b: t })",
            "util.format": "util.format(t, t, t)",
            "url.format": "url.format({ pathname: t, query: { t } })",
            "replaceAll": "t.replace('a', t).replaceAll('b', t)",
        }.items()
    },
    "a list that is pushed to itself": "const l = []; l.push(l); l.flat(Infinity); JSON.stringify(l); for (const x of l) { l.push(x); }",
    "an object that is a field of itself": "class A { a = new A(); } class B { c = new C(); } class C { b = new B(); } new A(); new B(); new C().b.c.b;",
    "lists that are shared within lists": (
        "let l = [1]; for (let i = 0; i < 60; i++) l = [l, l];\n"
        "app.get(l, (q, s) => s.send('')); app.use(l); app.use('/x', l); l.flat(Infinity); String(l); JSON.stringify(l);"
    ),
    "objects that are shared within objects": (
        "const _ = require('lodash'); let o = { a: 1 }; for (let i = 0; i < 60; i++) o = { a: o, b: o, c: [o, o] };\n"
        "_.cloneDeep(o); _.merge({}, o); structuredClone(o); JSON.stringify(o); _.isEqual(o, o); app.use(o); app.get(`/${o}`, o.a);"
    ),
    "a huge array": "new Array(2 ** 40).fill(0).map((_, i) => app.get('/' + i)); Array.from({length: 1e15});",
    "an object of itself": "const o = {}; o.o = o; for (const k in o) { o[k + k] = o; } app.use(o); app.get(o, o);",
    "a router that mounts itself": "const r = express.Router(); r.get('/in', (q, s) => s.send('')); r.use('/r', r); app.use('/r', r);",
    "routers that mount each other": (
        "const a = express.Router(); const b = express.Router(); a.get('/a', (q, s) => s.send(''));\n"
        "a.use('/b', b); b.use('/a', a); app.use('/x', a); app.use(app);"
    ),
    "a fan of routers": "let r = express.Router(); r.get('/leaf', (q, s) => s.send(''));\n"
    + "\n".join(f"{{ const n = express.Router(); n.use('/a{i}', r); n.use('/b{i}', r); r = n; }}" for i in range(40))
    + "\napp.use(r);",
    "classes that extend each other": "class A extends B {} class B extends A {} class C extends C {} new A(); new C().x; app.use(new B().handle);",
    "a prototype of itself": "const o = Object.create(null); Object.setPrototypeOf(o, o); o.x; function F() {} F.prototype = new F(); new F().y;",
    "functions that inherit from each other": (
        "function f(q, s, n) { f.handle(q, s, n); } function g(q, s, n) { g.x(q, s, n); } f.__proto__ = g; Object.setPrototypeOf(g, f); f.y; g.z;\n"
        "class A extends f {} f.__proto__ = A; A.x; f.x; g.x; app.use(f); app.use(g); app.get('/a', A.x);"
    ),
    "a field that calls for its own class's base": "class A {} class B extends A { x = [super(), { y: super() }]; } new B(); app.use(new B().x);",
    "a getter of itself": "const o = { get a() { return this.a; } }; o.a; class G { get b() { return this.b; } } new G().b;",
    "a proxy of itself": "const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.x; app.get(p.y, p.z);",
    "generators without end": "function* g() { yield* g(); } for (const x of g()) app.get(x); [...g()];",
    "numbers without end": "app.get('/' + 2 ** 99999 + 9 ** 9 ** 9 + (1 << 1e9), (q, s) => s.send(''));",
    "a regular expression that backtracks": "const ok = /^(a+)+$/.test('a'.repeat(60) + '!'); if (ok) app.get('/x'); 'a'.repeat(50).replace(/(a*)*b/, '');",
    "a promise of itself": "const p = Promise.resolve().then(() => p); (async () => { await p; await p; })();",
    "bind of bind": "let f = (x) => x; for (let i = 0; i < 5000; i++) { const g = f; f = (x) => g(x); } f(1); f = f.bind(f);",
}
PYTHON = {
    "200,000 routes in a loop": "for i in range(200000):\n    @app.get(f'/r{i}')\n    def route(): return i",
    "an endless loop": "while True:\n    app.get('/loop')(lambda: 1)",
    "endless recursion": "def f(n):\n    app.get(f'/{n}')(f)\n    return f(n + 1)\nf(0)",
    "a recursion that doubles": "def f(n):\n    f(n + 1)\n    f(n + 1)\nf(0)",
    "text that doubles": "s = 'x'\nfor i in range(4000):\n    s = s + s\n    app.get('/' + s)(print)",
    "text that is multiplied": "app.get('/' + 'x' * 10 ** 12 + '%999999999999d' % 1 + f'{1:>99999999999}' + 'x'.ljust(10 ** 13))(print)",
    "a list that doubles": "l = [1]\nfor i in range(4000):\n    l = l + l\n    l = [*l, *l]\n    l *= 2\nfor x in l:\n    app.get(f'/{x}')(print)",
    "a list in itself": "l = []\nl.append(l)\nfor x in l:\n    l.append(x)\nstr(l)\nsorted(l)",
    "a dict of itself": "d = {}\nd['d'] = d\nd.update(**d)\nfor k in d:\n    d[k + k] = d\nstr(d)",
    "texts that replacing multiplies": "import re\nt = re.sub('a', 'b' * 19000, 'a' * 19000)\napp.get('/' + t)(print)",
    **{
        f"a text that {what} multiplies": (
            f"import os, string, textwrap\nt = 'ab'\nfor i in range(60):\n    t = {expression}\n    app.get(f'/{{i}}{{t}}')(print)"
        )
        for what, expression in {
            "os.path.join": "os.path.join(t, t, t)",
            "%": "'%(a)s%(a)s' % {'a': t}",
            "% of itself": "(t + '%(a)s' * 2000) % {'a': t}",
            "format": "'{0}{0}{0}'.format(t)",
            "format of itself": "(t.replace('ab', '{0}') + 'ab').format(t)",
            "string.Template": "string.Template('$a $a' + t).substitute(a=t)",
            "textwrap.indent": "textwrap.indent(t + '\\n' + t, t)",
            "translate": "(t + 'a').translate({97: t + 'aa'})",
        }.items()
    },
    "a file that is parsed again and again": (
        "import importlib.metadata, json, yaml\ns = '{' + ', '.join(f'\"k{i}\": {i}' for i in range(2000)) + '}'\n"
        "for n in range(4000):\n    for i in range(4000):\n        json.loads(s)\n        yaml.safe_load(s)\n"
        "        importlib.metadata.version('p')\n        app.get(f'/{n}/{i}')(print)"
    ),
    "lists searched for each of their items": (
        "a = list(range(20000))\nfor n in range(4000):\n    for i in a:\n        if -i - 1 in a:\n            pass\n        app.get(f'/{n}/{i}')(print)"
    ),
    "settings that multiply": (
        "from omegaconf import OmegaConf\nc = OmegaConf.create({'a': '${b}' * 2000, 'b': '${c}' * 2000, 'c': '${d}' * 2000, 'd': 'x' * 2000})\n"
        "app.get('/' + c.a)(print)"
    ),
    "a huge range": "l = list(range(10 ** 15))\nfor a in l:\n    for b in l:\n        app.get(f'/{a}/{b}')(print)\nd = {x: x for x in range(10**12)}",
    "numbers without end": "app.get(f'/{10 ** 10 ** 10}/{1 << 10 ** 10}/{int(\"9\" * 10000)}')(print)",
    "a router that includes itself": (
        "from fastapi import APIRouter\nr = APIRouter(prefix='/r')\nr.get('/in')(print)\nr.include_router(r)\napp.include_router(r)"
    ),
    "applications that mount each other": "sub = FastAPI()\nsub.get('/in')(print)\nsub.mount('/a', app)\napp.mount('/b', sub)\napp.mount('/c', app)",
    "classes that extend each other": "class A(B): pass\nclass B(A): pass\nclass C(C): pass\nA().x\nC()\napp.include_router(B().router)",
    "a class of itself": "class M(type):\n    def __call__(cls): return cls()\nclass A(metaclass=M): pass\nA()\nA = type('A', (A,), {'a': A})",
    "a property of itself": "class A:\n    @property\n    def a(self): return self.a\n    def __getattr__(self, name): return getattr(self, name)\nA().a\nA().b",
    "a decorator of itself": "def d(f):\n    @d\n    def g(): return f()\n    return g\n@d\n@d\ndef h(): pass",
    "a generator of itself": "def g():\n    yield from g()\nlist(g())\nfor x in g():\n    app.get(x)(g)",
    "a dependency of itself": "from fastapi import Depends\ndef a(b=None): pass\na.__defaults__ = (Depends(a),)\n@app.get('/d', dependencies=[Depends(a)])\ndef d(x=Depends(a)): pass",
    "an exponential comprehension": "[app.get(f'/{a}{b}{c}{d}{e}') for a in range(99) for b in range(99) for c in range(99) for d in range(99) for e in range(99)]",
    "a regular expression that backtracks": "import re\nif re.match(r'^(a+)+$', 'a' * 60 + '!'):\n    app.get('/x')(print)\nre.sub(r'(a*)*b', '', 'a' * 60)",
    "partial of partial": "from functools import partial, reduce\nf = print\nfor i in range(20000):\n    f = partial(f, i)\nf()\napp.get('/p')(f)",
    "lambda of lambda": "f = lambda: 1\nfor i in range(20000):\n    f = (lambda g: lambda: g())(f)\nf()",
    "widths without end": "for s in ('{:>999999999}', '{:{w}}', '{:.999999999f}'):\n    app.get('/' + s.format(1, w=10**9))(print)\napp.get(f'/{1:999999999}')(print)\napp.get('/%999999999d' % 1)(print)\napp.get('/' + 'a'.zfill(10**9) + 'b'.center(10**9) + '\\t'.expandtabs(10**9))(print)",
    "powers without end": "x = 10**10**10\ny = 1 << 10**9\nz = pow(10, 10**9)\nn = int('9' * 100000)\nfor i in range(200):\n    x = x * x\napp.get(f'/{x}{y}{z}{n}')(print)",
    "copies of many": "a = 'a' * 10**9\nb = [0] * 10**9\nc = list(range(10**9))\nd = [[0] * 20000] * 20000\ne = [x for row in d for x in row]\napp.get('/' + a)(print)",
    "iterators without end": "import itertools as i\nfor x in i.product(range(99), repeat=8):\n    app.get(f'/{x}')(print)\nfor x in i.permutations(range(99)):\n    app.get(f'/{x}')(print)\nfor x in i.cycle(i.count()):\n    pass\nlist(i.accumulate(i.repeat([1, 2]), lambda a, b: a + b))\nlist(iter(lambda: 1, 2))",
    "patterns that Python warns of": "import re\nfor flags in (1, re.X, re.S):\n    re.compile('[[a]&&b]', flags)\n    re.match('[a||b]', 'a')",
    "a pattern of many powers": "import re\nfor n in range(1000):\n    re.match('.*.*.*.*.*.*x', 'a' * 400)\n    re.sub('(.*)(.*)(.*)', r'\\1\\2\\3', 'a' * 400)\n    re.findall('a*a*a*a*b', 'a' * 400)",
    "errors for ever": "def f(n):\n    try:\n        raise KeyError(n)\n    except KeyError:\n        return f(n + 1)\nwhile True:\n    try:\n        f(0)\n        raise ValueError\n    except ValueError:\n        continue",
    "objects that ask themselves": "class A:\n    def __len__(self): return len(self)\n    def __bool__(self): return bool(self)\n    def __str__(self): return f'{self}'\n    def __eq__(self, o): return self == o\n    def __getitem__(self, k): return self[k]\n    def __setitem__(self, k, v): self[k] = v\n    def __iter__(self): return iter(self)\n    def __new__(cls): return cls()\n    def __contains__(self, o): return o in self\na = A()\na[1] = 2\napp.get(f'/{a}{len(a)}{a == a}{a[1]}{list(a)}{1 in a}')(print)",
    "a copy of what holds itself": "import copy\na = []\nfor n in range(300):\n    a = [a, a]\na.append(a)\nb = copy.deepcopy(a)\nc = {'a': a}\nc['c'] = c\napp.get(f'/{b == a}{copy.deepcopy(c) == c}{sorted([a, b])}{repr(a)}')(print)",
    "a class that makes classes": "import dataclasses, collections, enum\nC = type('C', (), {})\nfor n in range(20000):\n    C = type(f'C{n}', (C,), {'x': n})\nP = collections.namedtuple('P', 'a ' * 20000)\nE = enum.Enum('E', [str(n) for n in range(20000)])\napp.get(f'/{C.x}')(print)",
    "an object that is a default of itself": (
        "from dataclasses import dataclass, field\n@dataclass\nclass A:\n    a: object = field(default_factory=lambda: A())\n"
        "class B:\n    def __init__(self): self.b = B()\nA()\nB()"
    ),
    "tuples that are shared within tuples": (
        "t = (1,)\nfor n in range(60):\n    t = (t, t)\nk = {t: '/k'}\napp.get(k[t])(print)\nx = t == (t,), t < (t,), t in {t: 1}, hash(t), str(t), [*t]"
    ),
    "annotations within annotations": (
        "from typing import Annotated, Union\nT = int\nfor n in range(60):\n    T = Union[T, list[T], Annotated[T, 1]]\n"
        "@app.get('/t')\ndef annotated(x: T, y: Annotated[T, 2]): ..."
    ),
    "settings that are shared within settings": (
        "import copy, json\nfrom omegaconf import OmegaConf\nd = {'a': 1}\nfor n in range(60):\n    d = {'a': d, 'b': d, 'c': [d, d]}\n"
        "c = OmegaConf.merge(OmegaConf.create(d), d)\ncopy.deepcopy(d)\njson.dumps(d)\nstr(d)\nd == {'a': d}\nFastAPI(**d)"
    ),
    "a guard that asks what is made of many": (
        "from fastapi import Depends, Request\nmany = {'a': 1}\nfor n in range(60):\n    many = {'a': many, 'b': many, 'c': [many, many]}\n"
        "def guard(request: Request):\n    if many['a']['b'] and many['b']['c'][0] == request.query_params.get('q'):\n        raise ValueError\n"
        "@app.get('/guarded', dependencies=[Depends(guard)])\ndef guarded(): ..."
    ),
    "exec and eval": "exec('while True: pass')\neval('[' * 100000)\n__import__('os').abort()\ncompile('x' * 10**9, 'f', 'exec')",
}
FASTIFY = "const fastify = require('fastify')();\n"


@pytest.mark.parametrize("name", JAVASCRIPT)
def test_javascript(name: str, tmp_path: Path) -> None:
    told = audit(express(tmp_path, JAVASCRIPT[name]), seconds=60)
    assert "/healthy" in told.paths or told.incomplete


@pytest.mark.parametrize("name", PYTHON)
def test_python(name: str, tmp_path: Path) -> None:
    told = audit(fastapi(tmp_path, PYTHON[name]), seconds=60)
    assert "/healthy" in told.paths or told.incomplete


def test_a_bound_that_was_hit_is_said(tmp_path: Path) -> None:
    name = "200,000 routes in a loop"
    assert audit(express(tmp_path / "express", JAVASCRIPT[name])).incomplete
    assert audit(fastapi(tmp_path / "fastapi", PYTHON[name])).incomplete


def test_a_plugin_that_registers_itself(tmp_path: Path) -> None:
    code = (
        "const fastify = require('fastify')();\n"
        "async function self(f) { f.get('/in', async () => 1); f.register(self, { prefix: '/p' }); f.register(other, { prefix: '/q' }); }\n"
        "async function other(f) { f.register(self); }\nfastify.register(self);\nfastify.get('/healthy', async () => 1);\nfastify.listen({ port: 1 });\n"
    )
    package = '{"name": "hostile", "dependencies": {"fastify": "^5.0.0"}}'
    told = audit(express(tmp_path, "", {"package.json": package, "app.js": code}))
    assert "/healthy" in told.paths


@pytest.mark.parametrize(
    "waits",
    [
        "const again = () => { fastify.after(again); };\nfastify.after(again);\n",
        "const fp = require('fastify-plugin');\nconst again = fp(async (f) => { f.register(again); f.after(() => f.register(again)); });\nfastify.register(again);\n",
    ],
)
def test_what_waits_for_itself(waits: str, tmp_path: Path) -> None:
    code = f"const fastify = require('fastify')();\nfastify.get('/healthy', async () => 1);\n{waits}fastify.listen({{ port: 1 }});\n"
    package = '{"name": "hostile", "dependencies": {"fastify": "^5.0.0"}}'
    told = audit(express(tmp_path, "", {"package.json": package, "app.js": code}))
    assert "/healthy" in told.paths
    assert told.incomplete


def test_records_that_hold_each_other_are_compared(tmp_path: Path) -> None:
    code = (
        "from dataclasses import dataclass\n\n\n@dataclass\nclass Node:\n    left: object = None\n    right: object = None\n\n\n"
        "one, two = Node(), Node()\none.left, two.left = two, one\nfor _ in range(40):\n    one, two = Node(one, one), Node(two, two)\n"
        "if one == two or one in [two]:\n    app.get('/same')(print)\n"
    )
    assert "/healthy" in audit(fastapi(tmp_path, code)).paths


def test_patterns_that_match_deeply_and_broadly(tmp_path: Path) -> None:
    nested, wide = "[" * 200 + "a" + "]" * 200, ", ".join(f"b{i}" for i in range(3_000))
    code = (
        f"match app:\n    case {nested}: pass\n    case [{wide}]: pass\n    case {' | '.join(str(i) for i in range(3_000))}: pass\n"
        "    case _: app.get('/matched')(print)\n"
    )
    assert set(audit(fastapi(tmp_path, code)).paths) == {"/healthy", "/matched"}


def test_import_cycles(tmp_path: Path) -> None:
    modules = {f"m{i}.js": f"require('./m{(i + 1) % 50}'); require('./app'); module.exports = require('./m{i}');" for i in range(50)}
    assert audit(express(tmp_path / "js", "require('./m0'); require('./app'); require('.');", modules)).paths == ["/healthy"]
    packages = {f"p/m{i}.py": f"from p.m{(i + 1) % 50} import *\nfrom main import app\nimport p.m{i}\n" for i in range(50)} | {
        "p/__init__.py": "from . import *\nfrom .m0 import *\n"
    }
    assert audit(fastapi(tmp_path / "py", "from p import *\nimport main\n", packages)).paths == ["/healthy"]


def test_a_chain_of_ten_thousand_imports(tmp_path: Path) -> None:
    modules = {f"m{i}.py": f"import m{i + 1}\nx = m{i + 1}.x\n" for i in range(10_000)}
    told = audit(fastapi(tmp_path, "import m0\n", modules), seconds=120)
    assert "/healthy" in told.paths or told.incomplete


def test_a_chain_of_imports_leaves_the_last_module_its_calls(tmp_path: Path) -> None:
    modules = {f"m{i}.py": f"import m{i + 1}\n" for i in range(100)}
    calls = "".join(f"def f{i}():\n    f{i + 1}()\n" for i in range(40))
    modules["m100.py"] = f"from main import app\n{calls}def f40():\n    app.get('/deep')(print)\nf0()\n"
    told = audit(fastapi(tmp_path, "import m0\n", modules))
    assert "/deep" in told.paths
    assert not told.incomplete


@pytest.mark.parametrize("loop", ["while (true)", "for (;;)", "while (n < 1e9)"])
def test_an_endless_loop_that_registers_is_said(loop: str, tmp_path: Path) -> None:
    told = audit(express(tmp_path, f"let n = 0; {loop} {{ app.get('/n' + n, (q, s) => s.send('')); n++; }}"))
    assert {"/n0", "/n99"} <= set(told.paths)
    assert told.incomplete


def test_what_a_worker_without_end_lists_is_no_route(tmp_path: Path) -> None:
    work = "async def work():\n    while True:\n        asked = []\n        asked.append({'method': 'GET', 'url': '/people'})\n        await send(asked)\n"
    told = audit(fastapi(tmp_path, f"{work}@app.on_event('startup')\nasync def begin():\n    await work()\n"))
    assert told.paths == ["/healthy"]
    assert not told.incomplete


@pytest.mark.parametrize(
    "work",
    [
        "for _ in range(100_000):\n    print(read())\n",
        "class Held:\n    def __init__(self, at):\n        self.at = at\ndef rows(at):\n    held = Held(at)\n    return rows(held)\nrows(0)\n",
    ],
)
def test_long_work_that_registers_nothing_is_left(work: str, tmp_path: Path) -> None:
    told = audit(fastapi(tmp_path, work))
    assert told.paths == ["/healthy"]
    assert not told.incomplete


@pytest.mark.parametrize("loop", ["while (true)", "for (;;)", "while (n < 1e9)"])
def test_what_an_endless_loop_counts_is_not_known(loop: str, tmp_path: Path) -> None:
    told = audit(express(tmp_path, f"let n = 0; {loop} {{ n++; }} app.get('/after/' + n, (q, s) => s.send(''));"))
    assert set(told.paths) == {"/healthy", "/after/{?}"}
