from __future__ import annotations

import json

import pytest

from analyzer.source.files import classify
from analyzer.source.imports import Resolution
from analyzer.source.manifests import read_manifests
from analyzer.source.resolve_javascript import JavaScriptResolver
from tests.source.in_memory import MemoryTree


def resolver(files: dict[str, str], links: dict[str, str] | None = None) -> JavaScriptResolver:
    tree = MemoryTree(dict(files), links)
    roles = classify(tree)
    return JavaScriptResolver(tree, roles, read_manifests(tree, roles)[0])


def leads(files: dict[str, str], specifier: str, importer: str = "src/app.ts") -> str:
    """Return the file, or the kind and what it names."""
    found = resolver({importer: "", **files}).resolve(specifier, importer)
    return found.path if found.kind == "file" else f"{found.kind} {found.package} {found.subpath}".strip()


@pytest.mark.parametrize(
    ("files", "specifier", "expected"),
    [
        (["src/users.ts"], "./users", "src/users.ts"),
        (["src/users.ts"], "./users.js", "src/users.ts"),
        (["src/users.tsx"], "./users.jsx", "src/users.tsx"),
        (["src/users.mts"], "./users.mjs", "src/users.mts"),
        (["src/users.cts"], "./users.cjs", "src/users.cts"),
        (["src/users.js"], "./users.js", "src/users.js"),
        (["src/users.ts", "src/users.js"], "./users.js", "src/users.ts"),
        (["src/users.ts", "src/users/index.ts"], "./users", "src/users.ts"),
        (["src/users.ts", "src/users/index.ts"], "./users/", "src/users/index.ts"),
        (["src/users/index.js"], "./users", "src/users/index.js"),
        (["src/users/index.mjs"], "./users/index.mjs", "src/users/index.mjs"),
        (["src/index.ts"], ".", "src/index.ts"),
        (["src/index.ts"], "./", "src/index.ts"),
        (["index.ts"], "..", "index.ts"),
        (["config.json"], "../config.json", "config.json"),
        (["config.json"], "../config", "config.json"),
        (["src/page.ts"], "./page?raw", "src/page.ts"),
        (["src/v1.2/routes.ts"], "./v1.2/routes", "src/v1.2/routes.ts"),
        (["src/user.service.ts"], "./user.service", "src/user.service.ts"),
        ([], "./nowhere", "missing"),
        (["secret.ts"], "../../secret", "missing"),
        (["src/x.ts"], "/src/x", "missing"),
        ([], "https://example.org/x.js", "missing"),
        ([], "", "missing"),
        ([], "a\0b", "missing"),
        ([], "x" * 5_000, "missing"),
        ([], "node:fs", "builtin fs"),
        ([], "fs/promises", "builtin fs promises"),
        ([], "node:test", "builtin test"),
        ([], "express", "external express"),
        ([], "@fastify/cors", "external @fastify/cors"),
        ([], "@scope/pkg/sub/path.js", "external @scope/pkg sub/path.js"),
        ([], "lodash/fp", "external lodash fp"),
        (["src/models/user.ts"], "@/models/user", "src/models/user.ts"),
        (["src/models/user.ts"], "~/models/user", "src/models/user.ts"),
        ([], "@/nowhere", "missing"),
        (["src/config.example.js"], "./config", "src/config.example.js"),
        (["src/config.sample.json"], "./config.json", "src/config.sample.json"),
        (["src/config.template.js", "src/config.js"], "./config", "src/config.js"),
        (["src/local.example.js"], "./local", "missing"),
        (["src/config/db.ts"], "config/db", "src/config/db.ts"),
        (["config/db.ts"], "config/db", "config/db.ts"),
        (["api/src/routes/users.ts"], "api/routes/users", "api/src/routes/users.ts"),
        (["node_modules/express/index.js"], "express", "external express"),
    ],
)
def test_specifiers(files: list[str], specifier: str, expected: str) -> None:
    assert leads(dict.fromkeys(files, ""), specifier) == expected


TSCONFIG = {
    "tsconfig.json": '{"extends": "./tsconfig.base", /* c */ "compilerOptions": {"outDir": "dist", "rootDir": "src",}}',
    "tsconfig.base.json": '{"compilerOptions": {"baseUrl": "./src", '
    '"paths": {"@app/*": ["app/*"], "@app/special/*": ["other/*"], "exact": ["one"]}}}',
    "src/app/users.ts": "",
    "src/other/x.ts": "",
    "src/one.ts": "",
    "src/lib/deep.ts": "",
}


@pytest.mark.parametrize(
    ("specifier", "expected"),
    [
        ("@app/users", "src/app/users.ts"),
        ("@app/special/x", "src/other/x.ts"),
        ("exact", "src/one.ts"),
        ("exact/more", "external exact more"),
        ("lib/deep", "src/lib/deep.ts"),
        ("lib/deep.js", "src/lib/deep.ts"),
        ("../dist/app/users.js", "src/app/users.ts"),
        ("@app/none", "external @app/none"),
    ],
)
def test_tsconfig_paths_base_and_output(specifier: str, expected: str) -> None:
    assert leads(TSCONFIG, specifier) == expected


def test_the_nearest_tsconfig_counts_first_and_extends_may_be_a_list() -> None:
    files = {
        "tsconfig.json": '{"compilerOptions": {"paths": {"#lib/*": ["./root/*"]}}}',
        "apps/a/tsconfig.json": '{"extends": ["./one.json", "./two.json"]}',
        "apps/a/one.json": '{"compilerOptions": {"paths": {"#lib/*": ["./one/*"]}}}',
        "apps/a/two.json": '{"compilerOptions": {"paths": {"#lib/*": ["./two/*"]}}}',
        "root/x.ts": "",
        "apps/a/one/x.ts": "",
        "apps/a/two/x.ts": "",
    }
    assert leads(files, "#lib/x", "apps/a/src/main.ts") == "apps/a/two/x.ts"
    assert leads(files, "#lib/x", "apps/b/src/main.ts") == "root/x.ts"


def test_paths_that_lead_to_types_only() -> None:
    files = {
        "tsconfig.json": '{"compilerOptions": {"paths": {"config": ["./types/settings.d.ts"], "*": ["./types/*"]}}}',
        "types/settings.d.ts": "",
        "types/lusca.d.ts": "",
        "types/own.ts": "",
    }
    assert leads(files, "config") == "external config"
    assert leads(files, "lusca") == "external lusca"
    assert leads(files, "own") == "types/own.ts"


def test_paths_of_referenced_configurations() -> None:
    files = {
        "tsconfig.json": '{"files": [], "references": [{"path": "./tsconfig.server.json"}, {"path": "./nowhere"}, 3]}',
        "tsconfig.server.json": '{"compilerOptions": {"paths": {"@srv/*": ["./server/*"]}}}',
        "server/x.ts": "",
    }
    assert leads(files, "@srv/x") == "server/x.ts"


@pytest.mark.parametrize(
    "files",
    [
        {"tsconfig.json": '{"extends": "./tsconfig.json"}'},
        {"tsconfig.json": '{"extends": "./b.json"}', "b.json": '{"extends": "./tsconfig.json"}'},
        {f"{'tsconfig' if number == 0 else f't{number}'}.json": json.dumps({"extends": f"./t{number + 1}.json"}) for number in range(40)},
        {
            "tsconfig.json": json.dumps({"extends": [f"./a{number}.json" for number in range(12)]}),
            **{f"a{number}.json": json.dumps({"extends": [f"./a{other}.json" for other in range(12)]}) for number in range(12)},
        },
        {"tsconfig.json": "{"},
        {"tsconfig.json": "[" * 100_000},
    ],
)
def test_circles_and_broken_configurations_end_with_a_diagnostic(files: dict[str, str]) -> None:
    found = resolver({"src/app.ts": "", "src/x.ts": "", **files})
    assert found.resolve("some/where", "src/app.ts").kind == "external"
    assert found.resolve("./x", "src/app.ts").path == "src/x.ts"
    assert found.diagnostics
    assert all(problem.kind == "manifest" and problem.incomplete for problem in found.diagnostics)


@pytest.mark.parametrize("value", ["3", "null", "[]", '"x"', '{"a": 3}', '{"a": {"b": []}}', "[[1]]"])
def test_configurations_of_wrong_types(value: str) -> None:
    options = f'{{"baseUrl": {value}, "paths": {value}, "outDir": {value}, "rootDir": {value}}}'
    files = {
        "tsconfig.json": f'{{"extends": {value}, "references": {value}, "compilerOptions": {options}}}',
        "jsconfig.json": f'{{"compilerOptions": {value}}}',
        ".babelrc": f'{{"plugins": {value}}}',
        "package.json": f'{{"exports": {value}, "imports": {value}, "main": {value}, "name": "own", "babel": {value}}}',
    }
    assert leads(files, "whatever/x") == "external whatever x"
    assert leads(files, "#whatever") == "missing"


PACKAGE = {
    "package.json": json.dumps({"name": "root", "workspaces": ["packages/*"]}),
    "packages/core/package.json": json.dumps(
        {
            "name": "@acme/core",
            "exports": {
                ".": {"types": "./dist/index.d.ts", "import": "./dist/index.mjs", "require": "./dist/index.cjs"},
                "./routes/*": "./dist/routes/*.js",
                "./package.json": "./package.json",
                "./deep": {"node": {"import": "./dist/deep.js"}},
            },
            "imports": {"#db": "./src/db.js", "#lib/*": {"default": "./src/lib/*.js"}, "#out": "pg"},
        }
    ),
    "packages/core/src/index.ts": "",
    "packages/core/src/routes/users.ts": "",
    "packages/core/src/deep.ts": "",
    "packages/core/src/db.ts": "",
    "packages/core/src/lib/x.ts": "",
    "packages/plain/package.json": json.dumps({"name": "plain", "main": "./lib/main.js"}),
    "packages/plain/src/main.ts": "",
    "packages/plain/src/other.ts": "",
    "packages/empty/package.json": json.dumps({"name": "empty"}),
    "packages/empty/src/index.ts": "",
    "packages/linked/index.js": "",
    "packages/api/package.json": json.dumps({"name": "api", "dependencies": {"alias": "file:../linked", "config": "1"}}),
    "packages/api/config/x.js": "",
}


@pytest.mark.parametrize(
    ("specifier", "importer", "expected"),
    [
        ("@acme/core", "packages/api/a.ts", "packages/core/src/index.ts"),
        ("@acme/core/routes/users", "packages/api/a.ts", "packages/core/src/routes/users.ts"),
        ("@acme/core/deep", "packages/api/a.ts", "packages/core/src/deep.ts"),
        ("@acme/core/src/db", "packages/api/a.ts", "packages/core/src/db.ts"),
        ("@acme/core/package.json", "packages/api/a.ts", "packages/core/package.json"),
        ("plain", "packages/api/a.ts", "packages/plain/src/main.ts"),
        ("plain/lib/other", "packages/api/a.ts", "packages/plain/src/other.ts"),
        ("empty", "packages/api/a.ts", "packages/empty/src/index.ts"),
        ("alias", "packages/api/a.ts", "packages/linked/index.js"),
        ("#db", "packages/core/src/index.ts", "packages/core/src/db.ts"),
        ("#lib/x", "packages/core/src/index.ts", "packages/core/src/lib/x.ts"),
        ("#out", "packages/core/src/index.ts", "external pg"),
        ("#none", "packages/core/src/index.ts", "missing"),
        ("config/x", "packages/api/a.ts", "external config x"),
    ],
)
def test_packages_of_the_workspace(specifier: str, importer: str, expected: str) -> None:
    assert leads(PACKAGE, specifier, importer) == expected


def test_a_package_reaches_itself_by_name_only_through_its_exports() -> None:
    assert leads({"package.json": '{"name": "express"}', "index.js": ""}, "express") == "external express"
    assert leads({"package.json": '{"name": "own", "exports": {".": "./index.js"}}', "index.js": ""}, "own") == "index.js"


def test_own_packages_in_node_modules() -> None:
    files = {
        "packages/node_modules/@own/util/package.json": '{"name": "@own/util", "main": "index.js"}',
        "packages/node_modules/@own/util/index.js": "",
        "packages/node_modules/@own/util/lib/log.js": "",
    }
    importer = "packages/node_modules/red/lib/red.js"
    assert leads(files, "@own/util", importer) == "packages/node_modules/@own/util/index.js"
    assert leads(files, "@own/util/lib/log", importer) == "packages/node_modules/@own/util/lib/log.js"


@pytest.mark.parametrize(
    ("files", "specifier"),
    [
        ({"package.json": '{"_moduleAliases": {"@root": ".", "@models": "src/models"}}'}, "@models/user"),
        ({"package.json": '{"_moduleAliases": {"@root": "."}}'}, "@root/src/models/user"),
        ({".babelrc": '{"plugins": ["x", ["module-resolver", {"root": ["./"], "alias": {"models": "./src/models"}}]]}'}, "models/user"),
        ({"package.json": '{"babel": {"plugins": [["module-resolver", {"alias": {"models": "./src/models"}}]]}}'}, "models/user"),
    ],
)
def test_aliases_outside_tsconfig(files: dict[str, str], specifier: str) -> None:
    assert leads({"src/models/user.js": "", **files}, specifier) == "src/models/user.js"


def test_a_folder_with_a_package_json_of_its_own() -> None:
    files = {"src/shared/package.json": '{"main": "./lib/entry"}', "src/shared/lib/entry.js": ""}
    assert leads(files, "./shared") == "src/shared/lib/entry.js"


def test_links_are_resolved_to_what_they_stand_for() -> None:
    found = resolver(
        {"src/app.ts": "", "shared/src/x.ts": "", "real.ts": ""}, links={"src/shared": "shared/src", "src/alias.ts": "real.ts"}
    )
    assert found.resolve("./shared/x", "src/app.ts") == Resolution(kind="file", path="shared/src/x.ts")
    assert found.resolve("./alias", "src/app.ts") == Resolution(kind="file", path="real.ts")


def test_a_declared_package_is_not_a_folder_of_the_same_name() -> None:
    files = {
        "package.json": '{"dependencies": {"config": "3"}}',
        "tsconfig.json": '{"compilerOptions": {"baseUrl": "."}}',
        "config/index.ts": "",
        "models/index.ts": "",
    }
    assert leads(files, "config") == "external config"
    assert leads(files, "models") == "models/index.ts"


def test_a_module_with_the_name_of_a_builtin() -> None:
    files = {"tsconfig.json": '{"compilerOptions": {"baseUrl": "src"}}', "src/events/user.ts": "", "src/constants/index.ts": ""}
    assert leads(files, "events") == "builtin events"
    assert leads(files, "events/user") == "src/events/user.ts"
    assert leads(files, "constants") == "src/constants/index.ts"


@pytest.mark.parametrize("specifier", ["./", "./.", ".", "./nowhere/..//", "..//", ".//"])
def test_the_top_folder_ends_the_search(specifier: str) -> None:
    assert leads({}, specifier, "app.js") == "missing"
    assert leads({"package.json": '{"name": "top", "main": "lib.js"}', "lib.js": ""}, "./", "app.js") == "lib.js"
    assert leads({"index.js": ""}, "./", "app.js") == "index.js"


@pytest.mark.parametrize("target", ["/etc/x", "/", "//", "//x/y", "/../x", "../../x"])
def test_an_absolute_path_of_a_configuration_leads_out_of_the_tree(target: str) -> None:
    configuration = {"tsconfig.json": json.dumps({"compilerOptions": {"paths": {"out": [target]}, "baseUrl": target}})}
    assert leads(configuration, "out") == "external out"
    assert leads(configuration, "./out") == "missing"
