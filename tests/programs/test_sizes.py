# ruff: noqa: E501 - a program stands on one line
"""Programs that register a lot in one way: all of it is found, or what was left out is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.analyze import Settings, analyze, open_source
from analyzer.routing.flatten import DEPTH

EXPRESS = "const express = require('express'); const _ = require('lodash'); const app = express();\n"
PACKAGE = '{"dependencies": {"express": "^4", "lodash": "^4", "async": "^3"}}'
FASTAPI = "from fastapi import APIRouter, FastAPI\napp = FastAPI()\n"
JAVASCRIPT = {
    "a list that a counting loop fills": ('const l=[];for(let i=0;i<400;i++)l.push("r"+i);l.forEach(n=>app.get("/"+n,()=>1))', 400),
    "a loop that counts": ('let i=0;while(i<400){app.get("/r"+i,()=>1);i++}', 400),
    "a list that is emptied": ('const l=Array.from({length:400},(_,i)=>"r"+i);let x;while((x=l.shift()))app.get("/"+x,()=>1)', 400),
    "a long counting loop": ('for(let i=0;i<700;i++)app.get("/r"+i,()=>1)', 700),
    "an object that a loop fills": ('const o={};for(let i=0;i<400;i++)o["r"+i]=()=>1;for(const k in o)app.get("/"+k,o[k])', 400),
    "an object that is folded": (
        'const o=Array.from({length:400},(_,i)=>"r"+i).reduce((a,x)=>({...a,[x]:()=>1}),{});Object.keys(o).forEach(k=>app.get("/"+k,o[k]))',
        400,
    ),
    "a Map that a loop fills": ('const m=new Map();for(let i=0;i<400;i++)m.set("r"+i,()=>1);m.forEach((f,k)=>app.get("/"+k,f))', 400),
    "async.eachSeries": (
        'require("async").eachSeries(Array.from({length:400},(_,i)=>"r"+i),(n,cb)=>{app.get("/"+n,()=>1);cb()},()=>{})',
        400,
    ),
    "async.series": ('require("async").series(Array.from({length:100},(_,i)=>(cb)=>{app.get("/r"+i,()=>1);cb()}))', 100),
    "an async loop that waits": (
        '(async()=>{for(const n of Array.from({length:400},(_,i)=>"r"+i)){await new Promise(r=>setTimeout(r,1));app.get("/"+n,()=>1)}})()',
        400,
    ),
    "a chain of promises": ('let p=Promise.resolve();for(let i=0;i<300;i++)p=p.then(()=>{app.get("/r"+i,()=>1)});', 300),
    "a generator": ('function*g(){for(let i=0;i<400;i++)yield "r"+i}for(const x of g())app.get("/"+x,()=>1)', 400),
    "a text that is taken apart": (
        '("a".repeat(399).split("").map((c,i)=>c+i).join(",")+",b").split(",").forEach(n=>app.get("/"+n,()=>1))',
        400,
    ),
    "characters": ('for(const c of "abcdefghijklmnopqrstuvwxyz".repeat(20).split("").map((c,i)=>c+i))app.get("/"+c,()=>1)', 520),
    "a loop in a loop": ("for(let a=0;a<30;a++)for(let b=0;b<30;b++)app.get(`/${a}/${b}`,()=>1)", 900),
    "routers in routers": (
        'let r=express.Router();r.get("/leaf",()=>1);for(let i=0;i<70;i++){const n=express.Router();n.use("/p",r);n.get("/n"+i,()=>1);r=n}app.use(r)',
        71,
    ),
    "objects in objects": (
        'class T{constructor(n){this.n=n;this.k=n?new T(n-1):null}reg(p){app.get(p+"/"+this.n,()=>1);if(this.k)this.k.reg(p+"/x")}}new T(20).reg("")',
        21,
    ),
    "lodash.times": ('_.times(400,i=>app.get("/r"+i,()=>1))', 400),
    "lodash.range": ('_.range(0,400).forEach(i=>app.get("/r"+i,()=>1))', 400),
    "a switch": (
        'function h(n){switch(n%3){case 0:return"a";case 1:return"b";default:return"c"}}for(let i=0;i<90;i++)app.get("/"+h(i)+i,()=>1)',
        90,
    ),
    "functions in a list": ('const fs=[];for(let i=0;i<300;i++)fs.push(()=>app.get("/r"+i,()=>1));fs.forEach(f=>f())', 300),
    "listeners": ('const e=new(require("events"))();for(let i=0;i<120;i++)e.on("go",()=>app.get("/r"+i,()=>1));e.emit("go")', 120),
    "process.nextTick": ('for(let i=0;i<120;i++)process.nextTick(()=>app.get("/r"+i,()=>1))', 120),
    "setTimeout": ('for(let i=0;i<120;i++)setTimeout(()=>app.get("/r"+i,()=>1),0)', 120),
    "a promise of a library": ('require("mongoose").connect("x").then(()=>{for(let i=0;i<120;i++)app.get("/r"+i,()=>1)})', 120),
    "callbacks that a library gets": ('const lib=require("some-lib");for(let i=0;i<150;i++)lib.wrap(()=>app.get("/r"+i,()=>1))', 150),
    "paths that a table is searched for": (
        'const l=[];for(let i=0;i<150;i++)l.push({id:"t"+i,kind:i%2?"a":"b"});const at=(id)=>{const t=l.find((x)=>x.id===id);return `/${t.kind}/${t.id}`};const add=(id)=>app.post(at(id),()=>1);for(let i=0;i<150;i++)add("t"+i)',
        150,
    ),
    "records with a path that a table is searched for": (
        'const l=[];for(let i=0;i<150;i++)l.push({id:"t"+i,kind:i%2?"a":"b"});const made=l.map((t)=>{const base=l.find((x)=>x.id===t.id);return{id:t.id,name:base.kind+" "+t.id,route:`/${t.id}`}});made.forEach((m)=>app.get(m.route,()=>1))',
        150,
    ),
    "callbacks of one function": (
        'const lib=require("some-lib");const f=(i)=>app.get("/r"+i,()=>1);for(let i=0;i<150;i++)lib.run(()=>f(i))',
        150,
    ),
}
PYTHON = {
    "a list that a loop fills": ('l=[]\nfor i in range(400): l.append(f"r{i}")\nfor n in l: app.get("/"+n)(print)\n', 400),
    "a loop that counts": ('i=0\nwhile i<400:\n    app.get(f"/r{i}")(print)\n    i+=1\n', 400),
    "a list that is emptied": ('l=[f"r{i}" for i in range(400)]\nwhile l: app.get("/"+l.pop())(print)\n', 400),
    "a long range": ('for i in range(700): app.get(f"/r{i}")(print)\n', 700),
    "a dict that a loop fills": ('d={}\nfor i in range(400): d[f"r{i}"]=print\nfor k,v in d.items(): app.get("/"+k)(v)\n', 400),
    "a generator": ('def g():\n    for i in range(400): yield f"r{i}"\nfor x in g(): app.get("/"+x)(print)\n', 400),
    "a loop in a loop": ('for a in range(30):\n    for b in range(30): app.get(f"/{a}/{b}")(print)\n', 900),
    "objects in objects": (
        'class T:\n    def __init__(self,n):\n        self.n=n\n        self.k=T(n-1) if n else None\n    def reg(self,p):\n        app.get(f"{p}/{self.n}")(print)\n        if self.k: self.k.reg(p+"/x")\nT(20).reg("")\n',
        21,
    ),
    "routers in routers": (
        'r=APIRouter()\nr.get("/leaf")(print)\nfor i in range(70):\n    n=APIRouter()\n    n.include_router(r,prefix="/p")\n    n.get(f"/n{i}")(print)\n    r=n\napp.include_router(r)\n',
        71,
    ),
    "classes that a function makes": (
        'def make(i):\n    class C:\n        path=f"/r{i}"\n    return C\nfor c in [make(i) for i in range(120)]: app.get(c.path)(print)\n',
        120,
    ),
    "add_api_route": ('for i in range(300): app.add_api_route(f"/r{i}",lambda: 1,methods=["GET"])\n', 300),
    "a text of many parts": ('p="/".join(str(i) for i in range(600))\napp.get("/"+p)(print)\n', 1),
    "zip": ('for a,b in zip(range(400),range(400)): app.get(f"/{a}/{b}")(print)\n', 400),
    "a set in order": ('for a in sorted({f"r{i}" for i in range(400)}): app.get(f"/{a}")(print)\n', 400),
    "a tree that is walked": (
        'def walk(t,p):\n    for k,v in t.items():\n        app.get(p+"/"+k)(print)\n        walk(v,p+"/"+k)\nt={}\nfor i in range(30): t={f"k{i}":t,f"m{i}":{}}\nwalk(t,"")\n',
        60,
    ),
    "work between routes": (
        'def slow(n):\n    s=0\n    for i in range(n): s+=i\n    return s\nfor i in range(100):\n    app.get(f"/r{i}")(print)\n    slow(300)\n',
        100,
    ),
    "partial": ('import functools\nfs=[functools.partial(app.get,f"/r{i}") for i in range(200)]\nfor f in fs: f()(print)\n', 200),
    "a function in a loop": ('for i in range(100):\n    @app.get(f"/r{i}")\n    async def h(i=i): ...\n', 100),
}


def endpoints(root: Path) -> tuple[int, int, bool]:
    """Return how many endpoints are found, how many of them for certain, and whether nothing was left out."""
    with open_source(str(root)) as tree:
        found = analyze(tree, Settings(today="2026-01-01", cache=False))
    served = [endpoint for service in found.services for endpoint in service.endpoints if "{?}" not in endpoint.path]
    certain = [endpoint for endpoint in served if endpoint.confidence == "certain"]
    return len(served), len(certain), not any(item.incomplete for item in found.diagnostics)


@pytest.mark.parametrize("name", JAVASCRIPT)
def test_javascript(name: str, tmp_path: Path) -> None:
    program, count = JAVASCRIPT[name]
    (tmp_path / "package.json").write_text(PACKAGE)
    (tmp_path / "app.js").write_text(f"{EXPRESS}{program}\napp.listen(3000);\n")
    assert endpoints(tmp_path) == (count, count, True)


@pytest.mark.parametrize("name", PYTHON)
def test_python(name: str, tmp_path: Path) -> None:
    program, count = PYTHON[name]
    (tmp_path / "requirements.txt").write_text("fastapi\n")
    (tmp_path / "main.py").write_text(FASTAPI + program)
    assert endpoints(tmp_path) == (count, count, True)


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("fastapi\n")
    deep = "r = APIRouter()\nfor i in range(300):\n    n = APIRouter()\n    n.include_router(r, prefix='/p')\n    n.get(f'/{i}')(print)\n    r = n\n"
    (tmp_path / "main.py").write_text(FASTAPI + deep + "app.include_router(r)\n")
    assert endpoints(tmp_path) == (DEPTH, DEPTH, False)


BESIDE = {
    "a set of ports": "ports = set(range(49152, 65535)) - {50000}\n",
    "a range that an object keeps": "class Pool:\n    def __init__(self):\n        self.ports = range(1024, 65535)\n\npool = Pool()\n",
    "a long text": "import os\nfor name in os.listdir('.'):\n    prompt = name + 'word ' * 2000 + name + 'word ' * 3000\n",
    "a proxy of paths": (
        "from pathlib import Path\nimport wrapt\n\nclass Guarded(wrapt.ObjectProxy):\n"
        "    def __init__(self, inner):\n        super().__init__(Path(inner))\n\n"
        "    def __getattr__(self, name):\n        found = getattr(self.__wrapped__, name)\n"
        "        if callable(found):\n"
        "            def called(*args):\n                made = found(*args)\n                return Guarded(made) if isinstance(made, Path) else made\n"
        "            return called\n"
        "        return Guarded(found) if isinstance(found, Path) else found\n\n"
        "home = Guarded('.').parent.joinpath('x').resolve()\n"
    ),
}


@pytest.mark.parametrize("name", BESIDE)
def test_what_stands_beside_the_routes_leaves_the_audit_whole(name: str, tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("fastapi\n")
    (tmp_path / "main.py").write_text(f"{FASTAPI}{BESIDE[name]}\napp.get('/only')(print)\n")
    assert endpoints(tmp_path) == (1, 1, True)


def test_a_loop_over_more_numbers_than_are_gone_through_is_said(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("fastapi\n")
    (tmp_path / "main.py").write_text(FASTAPI + "for port in range(1024, 65535):\n    app.get(f'/{port}')(print)\n")
    assert endpoints(tmp_path) == (5_000, 5_000, False)


def test_an_object_that_asks_itself_for_what_it_has_not_is_asked_once(tmp_path: Path) -> None:
    """What ``vars(self)`` gets is not known; that ``__getattr__`` ends is, since the program runs."""
    (tmp_path / "requirements.txt").write_text("fastapi\n")
    (tmp_path / "main.py").write_text(
        f"{FASTAPI}from somewhere import load\n\nclass Remote:\n    def __init__(self, given):\n        vars(self).update(given)\n\n"
        "    def __getattr__(self, name):\n        return getattr(self.inner, name)\n\n"
        "remote = Remote(load())\nremote.session.run\napp.get('/only')(print)\n"
    )
    with open_source(str(tmp_path)) as tree:
        found = analyze(tree, Settings(today="2026-01-01", cache=False))
    assert [endpoint.path for service in found.services for endpoint in service.endpoints] == ["/only"]
    assert [item.message for item in found.diagnostics] == []


def test_folders_that_are_walked_to_their_end_before_anything_is_registered(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(PACKAGE)
    walk = (
        "const fs = require('fs'), path = require('path');\n"
        "function walk(folder, found) {\n  for (const name of fs.readdirSync(folder)) {\n    const full = path.join(folder, name);\n"
        "    if (fs.lstatSync(full).isDirectory()) walk(full, found);\n    else found.push(full);\n  }\n  return found;\n}\n"
    )
    (tmp_path / "app.js").write_text(
        f"{EXPRESS}{walk}for (const file of walk(path.join(__dirname, 'parts'), []).filter((name) => name.endsWith('.js'))) require(file)(app);\n"
    )
    for part in range(60):
        folder = tmp_path / "parts" / f"p{part:02}" / "routes"
        folder.mkdir(parents=True)
        for name in range(2):
            (folder / f"r{name}.js").write_text(f"module.exports = (app) => app.get('/p{part:02}/r{name}', () => 1);\n")
        for name in range(30):
            (folder / f"note{name}.txt").write_text("")
    assert endpoints(tmp_path) == (120, 120, True)
