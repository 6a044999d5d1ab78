# ruff: noqa: E501 - a program stands on one line
"""What serves a request is the function that a handler hands it on to, and what an adapter was made around: its size is the endpoint's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import audit

BEFORE = """const { users, show, log, Users } = require('./users');
"""
USERS = """exports.Users = class Users {
  list(req, res) {
    if (req.query.all) {
      return res.json([1]);
    }
    return res.json([]);
  }
  handle(request) {
    return { status: 200, body: request };
  }
};
exports.users = new exports.Users();
exports.show = (req, res) => {
  res.json({});
};
exports.log = (req, res) => {};
"""
ON_EXPRESS = {
    "a method of an object": ("app.get('/', (req, res) => users.list(req, res));", "Users.list", 6),
    "a method that is waited for": ("app.get('/', async (req, res) => { await users.list(req, res); });", "Users.list", 6),
    "a function": ("app.get('/', (req, res) => { show(req, res); });", "show", 3),
    "everything that it is called with": ("app.get('/', (...all) => users.list(...all));", "Users.list", 6),
    "errors are answered": (
        "app.get('/', async (req, res) => { try { await users.list(req, res); } catch (e) { res.status(500).end(); } });",
        "Users.list",
        6,
    ),
    "errors are passed on": ("app.get('/', (req, res, next) => users.list(req, res).catch(next));", "Users.list", 6),
    "something more is handed on": ("app.get('/', (req, res) => show(req, res, app));", "show", 3),
    "something before it": ("app.get('/', (req, res) => log('home', req, res));", "(anonymous)", 1),
    "its answer is worked on": (
        "app.get('/', (req, res) => users.list(req, res).then((found) => res.json(found)));",
        "(anonymous)",
        1,
    ),
    "the object is a parameter": ("const put = (c) => app.get('/', (req, res) => c.list(req, res)); put(new Users());", "Users.list", 6),
    "the object is a field": (
        "class Routes { constructor() { this.c = users; app.get('/', (req, res) => this.c.list(req, res)); } } new Routes();",
        "Users.list",
        6,
    ),
    "an adapter of controllers": (
        "const adapt = (c) => async (req, res) => { const made = await c.handle({ ...req.body }); res.status(made.status).json(made.body); };\napp.get('/', adapt(users));",
        "Users.handle",
        3,
    ),
    "an adapter of functions": (
        "const on = (method, path, callback) => app[method](path, async (req, res) => { res.json(await callback(req.params, req.body)); });\non('get', '/', function find(params) { return params; });",
        "find",
        1,
    ),
    "an adapter of a use case": (
        "const adapt = (useCase, repo) => async (req, res) => res.json(await useCase({ req, repo }));\napp.get('/', adapt(function find({ req }) { return []; }, {}));",
        "find",
        1,
    ),
    "an adapter of an object that is a use case": (
        "class Find { execute(request) { return []; } }\nconst adapt = (useCase) => async (req, res) => res.json(await useCase.execute(req.query));\napp.get('/', adapt(new Find()));",
        "Find.execute",
        1,
    ),
    "a method by the name that a decorator kept": (
        "function put(made, rows) { rows.forEach((row) => app[row.verb](row.path, async (req, res) => { try { res.json(await made[row.name](req)); } catch (e) { res.status(500).end(); } })); }\nput(new Users(), [{ verb: 'get', path: '/', name: 'handle' }]);",
        "Users.handle",
        3,
    ),
    "a method that a handler itself looks up": (
        "const asked = { list: () => [] };\napp.get('/', (req, res) => res.json(asked[req.query.what](req)));",
        "(anonymous)",
        1,
    ),
    "it answers by itself": ("app.get('/', (req, res) => { log(req, res); res.json({}); });", "(anonymous)", 1),
    "it uses something": ("app.get('/', async (req, res) => { res.json(await users.handle(req.query)); });", "(anonymous)", 1),
    "it chooses": ("app.get('/', (req, res) => (req.query.one ? show(req, res) : users.list(req, res)));", "(anonymous)", 1),
    "something made when it is asked": (
        "app.get('/', (req, res) => { const users = new (class { list() {} })(); users.list(req, res); });",
        "(anonymous)",
        1,
    ),
}
ON_FASTIFY = {
    "both parts of an exchange": ("app.get('/', (request, reply) => users.list(request, reply));", "Users.list", 6),
    "a request whose answer is returned": ("app.get('/', async (request) => users.list(request));", "Users.list", 6),
    "a part of a request": ("app.get('/', async (request) => users.handle(request.query));", "(anonymous)", 1),
    "a request whose answer is not returned": ("app.get('/', async (request) => { log(request); return {}; });", "(anonymous)", 1),
}
CASES = [("express", key) for key in ON_EXPRESS] + [("fastify", key) for key in ON_FASTIFY]


def written(folder: Path, framework: str, routes: str) -> None:
    """Write an application of these routes."""
    made = "require('express')()" if framework == "express" else "require('fastify')()"
    (folder / "app.js").write_text(f"{BEFORE}const app = {made};\n{routes}\napp.listen({{ port: 3000 }});\n")
    (folder / "users.js").write_text(USERS)
    (folder / "package.json").write_text(json.dumps({"main": "app.js", "dependencies": {framework: "5"}}))


@pytest.mark.parametrize(("framework", "name"), CASES)
def test_an_endpoint_is_as_large_as_what_serves_it(framework: str, name: str, tmp_path: Path) -> None:
    routes, handler, lines = (ON_EXPRESS if framework == "express" else ON_FASTIFY)[name]
    written(tmp_path, framework, routes)
    (service,) = audit(tmp_path)["services"]
    (endpoint,) = service["endpoints"]
    assert (endpoint["handler"], endpoint["handler_lines"]) == (handler, lines)


def test_what_one_adapter_was_made_around_is_counted_once_each(tmp_path: Path) -> None:
    adapt = "const adapt = (c) => async (req, res) => { res.json(await c.handle(req.body)); };\n"
    others = "class Add { handle() {} }\nclass Remove { handle() {} }\n"
    routes = "app.post('/a', adapt(new Add()));\napp.put('/a', adapt(new Add()));\napp.delete('/a', adapt(new Remove()));"
    written(tmp_path, "express", adapt + others + routes)
    (service,) = audit(tmp_path)["services"]
    assert [item["handler"] for item in service["endpoints"]] == ["Remove.handle", "Add.handle", "Add.handle"]
    assert len({item["handler_location"]["line"] for item in service["endpoints"]}) == 2


def test_an_adapter_that_refuses_before_it_calls_is_a_guard(tmp_path: Path) -> None:
    adapt = """const secure = (handler) => async (req, res) => {
  if (!req.headers.authorization) return res.status(401).end();
  res.json(await handler({ body: req.body }));
};
const plain = (handler) => async (req, res) => res.json(await handler({ body: req.body }));
"""
    written(tmp_path, "express", adapt + "app.get('/a', secure(async () => []));\napp.get('/b', plain(async () => []));")
    (service,) = audit(tmp_path)["services"]
    assert {item["path"]: [guard["name"] for guard in item["guards"]] for item in service["endpoints"]} == {"/a": ["secure"], "/b": []}
