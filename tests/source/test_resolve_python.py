from __future__ import annotations

import pytest

from analyzer.source.files import classify
from analyzer.source.imports import Resolution
from analyzer.source.manifests import read_manifests
from analyzer.source.resolve_python import PythonResolver
from tests.source.in_memory import MemoryTree


def resolver(files: list[str], texts: dict[str, str] | None = None, links: dict[str, str] | None = None) -> PythonResolver:
    tree = MemoryTree({**dict.fromkeys(files, ""), **(texts or {})}, links)
    roles = classify(tree)
    return PythonResolver(tree, roles, read_manifests(tree, roles)[0])


def shown(found: Resolution) -> str:
    return found.path if found.kind == "file" else f"{found.kind} {found.path}{found.package} {found.subpath}".strip()


APP = [
    "app/__init__.py",
    "app/main.py",
    "app/api/__init__.py",
    "app/api/users.py",
    "app/api/v1/items.py",
    "app/core/config.py",
    "app/redis.py",
]


@pytest.mark.parametrize(
    ("dotted", "level", "importer", "expected"),
    [
        ("app.api.users", 0, "app/main.py", "app/api/users.py"),
        ("app.api", 0, "app/main.py", "app/api/__init__.py"),
        ("app", 0, "app/main.py", "app/__init__.py"),
        ("app", 0, "app/__init__.py", "app/__init__.py"),
        ("app.core", 0, "app/main.py", "namespace app/core"),
        ("app.core.config", 0, "app/main.py", "app/core/config.py"),
        ("app.nothing", 0, "app/main.py", "missing"),
        ("api.users", 0, "app/main.py", "app/api/users.py"),
        ("users", 1, "app/api/__init__.py", "app/api/users.py"),
        ("", 1, "app/api/users.py", "app/api/__init__.py"),
        ("api.users", 1, "app/main.py", "app/api/users.py"),
        ("core.config", 2, "app/api/users.py", "app/core/config.py"),
        ("", 2, "app/api/users.py", "app/__init__.py"),
        ("x", 9, "app/api/users.py", "missing"),
        ("nothing", 1, "app/main.py", "missing"),
        ("fastapi", 0, "app/main.py", "external fastapi"),
        ("fastapi.routing", 0, "app/main.py", "external fastapi routing"),
        ("os.path", 0, "app/main.py", "builtin os path"),
        ("distutils", 0, "app/main.py", "builtin distutils"),
        ("redis", 0, "app/redis.py", "external redis"),
        ("", 0, "app/main.py", "external"),
        (".".join(["a"] * 5_000), 0, "app/main.py", "external a " + ".".join(["a"] * 4_999)),
    ],
)
def test_imports_of_a_package(dotted: str, level: int, importer: str, expected: str) -> None:
    assert shown(resolver(APP).resolve(dotted, level, importer)) == expected


@pytest.mark.parametrize(
    ("files", "dotted", "importer", "expected"),
    [
        (["src/shop/__init__.py", "src/shop/main.py", "src/shop/db.py"], "shop.db", "src/shop/main.py", "src/shop/db.py"),
        (["src/shop/__init__.py", "src/shop/db.py", "tests/test_db.py"], "shop.db", "tests/test_db.py", "src/shop/db.py"),
        (["app/main.py", "app/routers/users.py"], "routers.users", "app/main.py", "app/routers/users.py"),
        (["app/main.py", "app/routers/users.py"], "app.routers.users", "app/main.py", "app/routers/users.py"),
        (["main.py", "users.py"], "users", "main.py", "users.py"),
        (["one/main.py", "one/db.py", "two/main.py", "two/db.py"], "db", "two/main.py", "two/db.py"),
        (
            ["backend/app/__init__.py", "backend/app/db.py", "worker/app/__init__.py", "worker/app/db.py"],
            "app.db",
            "worker/app/x.py",
            "worker/app/db.py",
        ),
        (["libs/core/core/__init__.py", "libs/core/core/x.py", "api/main.py"], "core.x", "api/main.py", "libs/core/core/x.py"),
        (["libs/core/src/core/__init__.py", "libs/core/src/core/x.py", "api/main.py"], "core.x", "api/main.py", "libs/core/src/core/x.py"),
        (["a/ns/one/x.py", "b/ns/two/y.py"], "ns.two.y", "b/ns/two/z.py", "b/ns/two/y.py"),
        (["email/templates.py", "main.py"], "email", "main.py", "builtin email"),
        (["alembic/env.py", "alembic/versions/x.py"], "alembic", "alembic/versions/x.py", "external alembic"),
    ],
)
def test_roots(files: list[str], dotted: str, importer: str, expected: str) -> None:
    texts = {"libs/core/pyproject.toml": "[project]\nname='core'", "pyproject.toml": "[project]\ndependencies=['alembic']"}
    assert shown(resolver([importer, *files], texts).resolve(dotted, 0, importer)) == expected


def test_what_is_installed_is_not_a_sibling_inside_a_package() -> None:
    texts = {"requirements.txt": "celery\n"}
    files = ["app/__init__.py", "app/celery.py", "app/tasks.py", "scripts/celery.py", "scripts/run.py"]
    found = resolver(files, texts)
    assert shown(found.resolve("celery", 0, "app/tasks.py")) == "external celery"
    assert shown(found.resolve("celery", 0, "scripts/run.py")) == "scripts/celery.py"


def test_a_distribution_named_after_python_installs_the_rest_of_its_name() -> None:
    files = ["app/__init__.py", "app/common/__init__.py", "app/common/socketio/__init__.py", "app/common/socketio/server.py"]
    for name in ("python-socketio", "socketio-py", "socketio-python", "socketio-python-ng"):
        found = resolver(files, {"requirements.txt": f"{name}\n"})
        assert shown(found.resolve("socketio", 0, "app/common/socketio/server.py")) == "external socketio"


def test_a_framework_is_no_folder_inside_a_package_whatever_a_manifest_says() -> None:
    files = ["serving/__init__.py", "serving/fastapi/__init__.py", "serving/other/__init__.py", "serving/other/worker.py", "fastapi/x.py"]
    found = resolver(files)
    assert shown(found.resolve("fastapi", 0, "serving/other/worker.py")) == "external fastapi"
    assert shown(found.resolve("serving.fastapi", 0, "serving/other/worker.py")) == "serving/fastapi/__init__.py"


@pytest.mark.parametrize(
    ("files", "dotted", "level", "importer", "expected"),
    [
        (["app/settings.example.py"], "settings", 1, "app/main.py", "app/settings.example.py"),
        (["app/settings.sample.py"], "app.settings", 0, "app/main.py", "app/settings.sample.py"),
        (["settings_template.py"], "settings", 0, "main.py", "settings_template.py"),
        (["config.py.example"], "config", 0, "main.py", "config.py.example"),
        (["app/config.py.dist"], "config", 0, "app/main.py", "app/config.py.dist"),
        (["app/settings.example.py", "app/settings.py"], "settings", 1, "app/main.py", "app/settings.py"),
        (["local_settings.example.py"], "local_settings", 0, "main.py", "external local_settings"),
        (["json_example.py"], "json", 0, "main.py", "builtin json"),
        (["celery_example.py", "requirements.txt"], "celery", 0, "main.py", "external celery"),
        (["fastapi_example.py"], "fastapi", 0, "main.py", "external fastapi"),
        (["openai_example.py"], "openai", 0, "main.py", "external openai"),
    ],
)
def test_a_sample_stands_for_the_module_that_is_copied_from_it(
    files: list[str], dotted: str, level: int, importer: str, expected: str
) -> None:
    found = resolver([importer, *files], {"requirements.txt": "celery\n"} if "requirements.txt" in files else None)
    assert shown(found.resolve(dotted, level, importer)) == expected


def test_submodules_listing_and_names() -> None:
    found = resolver([*APP, "app/api/data.json"])
    assert found.submodules("app/api/__init__.py") == ["app/api/users.py"]
    assert found.submodules("app") == ["app/api/__init__.py", "app/main.py", "app/redis.py"]
    assert found.submodules(".") == ["app/__init__.py"]
    assert found.listing("app/api") == ["__init__.py", "users.py", "v1"]
    assert found.listing("nowhere") == []
    assert found.module_name("app/api/users.py") == "app.api.users"
    assert found.module_name("app/api/__init__.py") == "app.api"
    assert found.module_name("app/core/config.py") == "config"


def test_vendored_files_do_not_exist() -> None:
    found = resolver(["main.py", "third_party/tool/__init__.py"])
    assert shown(found.resolve("third_party.tool", 0, "main.py")).startswith("external")


def test_links_are_resolved_to_what_they_stand_for() -> None:
    found = resolver(["api/main.py", "shared/src/x.py"], links={"api/shared": "shared/src"})
    assert shown(found.resolve("shared.x", 0, "api/main.py")) == "shared/src/x.py"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (".env.example", "PYTHONPATH=src/modules:src\n"),
        (".env", 'export PYTHONPATH="src:src/modules"\n'),
        ("Dockerfile", "WORKDIR /app\nENV PYTHONPATH=/app/src/modules\n"),
        ("Dockerfile", 'ENV PYTHONPATH "${PYTHONPATH}:/code/src/modules"\n'),
        ("docker-compose.yml", "services:\n  api:\n    environment:\n      PYTHONPATH: /srv/src/modules\n"),
        ("docker-compose.yml", "services:\n  api:\n    environment:\n      - PYTHONPATH=./src/modules\n"),
        ("Makefile", "run:\n\tPYTHONPATH=$(PWD)/src/modules uvicorn main:app\n"),
        ("start.sh", "export PYTHONPATH=$PYTHONPATH:src/modules\n"),
        ("pyproject.toml", '[tool.pytest.ini_options]\npythonpath = ["src", "src/modules"]\n'),
        ("pyproject.toml", '[tool.mypy]\nmypy_path = "$MYPY_CONFIG_FILE_DIR/src/modules"\n'),
        ("pyproject.toml", '[tool.pyright]\nextraPaths = ["src/modules"]\n'),
        ("pyrightconfig.json", '{\n  // beside it\n  "extraPaths": ["src/modules"]\n}\n'),
        ("pytest.ini", "[pytest]\npythonpath = src/modules\n"),
    ],
)
def test_a_folder_is_on_the_path_where_the_repository_says_so(file: str, text: str) -> None:
    found = resolver(["src/main.py", "src/modules/users/__init__.py"], {file: text}).resolve("users", 0, "src/main.py")
    assert shown(found) == "src/modules/users/__init__.py"


@pytest.mark.parametrize(
    "said", ["../outside", "../../src/modules", "", "$HOME", "missing", ":" * 300, "a" * 5_000, "/".join([".."] * 200), "${" * 100]
)
def test_what_is_not_in_the_repository_is_not_on_the_path(said: str) -> None:
    found = resolver(["src/main.py", "src/modules/users/__init__.py"], {".env": f"PYTHONPATH={said}\n"}).resolve("users", 0, "src/main.py")
    assert shown(found) == "external users"
