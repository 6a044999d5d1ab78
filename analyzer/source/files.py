"""What each file of a tree is for: the backend's own sources, or tests, examples, docs, generated, vendored.

Names alone are weak evidence: a router may be called ``test.js`` and a marketplace has ``routes/vendor``. A folder's name counts only
where such folders stand (beside a manifest, outside routing folders), a file's name only when its content agrees.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Literal

from analyzer.source.content import calls_setup, describes_tests, is_browser_script, looks_generated, looks_minified, looks_tested
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from analyzer.source.tree import Tree

Role = Literal["source", "test", "example", "docs", "generated", "vendored", "manifest", "config", "data", "other"]

JAVASCRIPT = (".js", ".jsx", ".mjs", ".cjs")
TYPESCRIPT = (".ts", ".tsx", ".mts", ".cts")
CODE = (".py", *JAVASCRIPT, *TYPESCRIPT)

MANIFEST_NAMES = frozenset(
    {
        "package.json",
        "package-lock.json",
        "npm-shrinkwrap.json",
        "yarn.lock",
        "pnpm-lock.yaml",
        "pnpm-workspace.yaml",
        "lerna.json",
        "bun.lock",
        "pyproject.toml",
        "setup.py",
        "setup.cfg",
        "Pipfile",
        "Pipfile.lock",
        "poetry.lock",
        "uv.lock",
        "pdm.lock",
    }
)
_ROOT_MARKERS = frozenset({"package.json", "pyproject.toml", "setup.py", "setup.cfg", "Pipfile", "requirements.txt"})
_REQUIREMENTS = re.compile(r"requirements[\w.-]*\.(?:txt|in)\Z|[\w-]+[-_.]requirements\.(?:txt|in)\Z")
_TOOLS = (
    r"webpack|vite|vitest|jest|babel|rollup|eslint|prettier|postcss|tailwind|next|nuxt|svelte|astro|karma|cypress|playwright|commitlint"
    r"|ecosystem|metro|tsup|esbuild|nodemon|lint-staged|stylelint|prisma|drizzle|release|semantic-release|ava|protractor|vue|orval|typedoc|pm2"
)
_TOOL_CONFIG = re.compile(
    rf"(?:(?:{_TOOLS})(?:\.[\w-]+)?\.(?:config|conf|setup|workspace)|\.[\w-]+rc|(?:gulp|Grunt|grunt|Gulp|nox|fab|knex)file(?:\.[\w-]+)?)"
    r"\.(?:[mc]?[jt]s|py)\Z"
)
_TEST_FILE = re.compile(
    r".+[._-](?:test|tests|spec|e2e|e2e-spec|cy|stories|story|bench)\.[mc]?[jt]sx?\Z|test_.+\.py\Z|.+_tests?\.py\Z|tests?\.py\Z|conftest\.py\Z"
)
_CAMEL_CASE_TEST_FILE = re.compile(r".+[a-z0-9](?:Tests?|Specs?)\.[mc]?[jt]sx?\Z")
_ALWAYS_TEST = frozenset({"__tests__", "__test__", "__mocks__", "__snapshots__", "__fixtures__"})
_TEST_FOLDERS = frozenset({"tests", "test", "e2e", "cypress", "unittests"})
_KIND_OF_TESTS = re.compile(
    r"_*(?:smoke|integration|unit|e2e|load|functional|acceptance|performance|stress|regression)[_-]?tests?\Z|tests?[_-](?:int|integration|e2e)\Z"
)
_SPECS = frozenset({"spec", "specs"})
_FIRST_TEST_FOLDERS = frozenset(
    {
        "spec",
        "specs",
        "mocks",
        "fixtures",
        "testdata",
        "test-utils",
        "testing",
        "benchmarks",
        "benchmark",
        "bench",
        "playwright",
    }
)
_EXAMPLE_FOLDERS = frozenset(
    {"examples", "example", "samples", "sample", "demo", "demos", "playground", "playgrounds", "cookbook", "tutorials"}
)
_DOCS_FOLDERS = frozenset({"docs", "doc", "docs_src", "documentation", "website"})
_ROUTING_FOLDERS = frozenset(
    {"routes", "routers", "router", "route", "api", "apis", "endpoints", "controllers", "modules", "services", "features"}
)
_ALWAYS_VENDORED = frozenset(
    {"bower_components", "jspm_packages", "site-packages", ".venv", "third_party", "third-party", "_vendor", "_vendored", ".yarn"}
)
_DATED_COPY = re.compile(r"(?:.+[._-])?(?:backups?|bak|bkp|old|archived?|copy|snapshot)[._-]?20\d{6}(?:[._T-]?\d{4,6})?\Z", re.IGNORECASE)
"""A copy that somebody has laid aside, with its date: what stands in it stands elsewhere."""
_VENDOR_FOLDERS = frozenset({"vendor", "vendors"})
_ASSET_FOLDERS = frozenset({"public", "static", "assets", "wwwroot", "www"})
_ALWAYS_BUILT = frozenset({".next", ".nuxt", ".output", ".svelte-kit", "htmlcov", "__pycache__", ".turbo", ".parcel-cache"})
_FIRST_BUILT = frozenset({"dist", "coverage", ".build", "dist-server"})
_BUILT_WITH_TWIN = frozenset({"dist", "build", "out", "lib", "output", "compiled", "js", "es", "cjs", "esm"})
_GENERATED_NAME = re.compile(r".+(?:_pb2|_pb2_grpc)\.pyi?\Z|.+(?:\.pb|_pb|\.generated|\.gen|\.g)\.[mc]?[jt]sx?\Z|.+\.d\.[mc]?ts\Z")
_MINIFIED_NAME = re.compile(r".+(?:[.-]min|\.bundle|\.chunk|[.-]umd)\.[mc]?js\Z")
_CONFIG_NAMES = re.compile(
    r"Dockerfile.*\Z|.*\.Dockerfile\Z|Containerfile\Z|Procfile.*\Z|Makefile\Z|\.env.*\Z|\.[\w.-]+rc\Z|\.(?:git|docker|npm|eslint|prettier)ignore\Z"
    r"|.+\.(?:ya?ml|toml|ini|cfg|conf|env|properties)\Z|[jt]sconfig[\w.-]*\.json\Z|nest-cli\.json\Z|nodemon\.json\Z|serverless\.json\Z|vercel\.json\Z"
    r"|app\.json\Z|turbo\.json\Z|nx\.json\Z|project\.json\Z|now\.json\Z|railway\.json\Z|firebase\.json\Z"
)
_PROMOTED: tuple[Role, ...] = ("example", "docs", "test", "generated")


def is_manifest(name: str) -> bool:
    """Say whether a file of this name declares dependencies or a workspace."""
    return name in MANIFEST_NAMES or bool(_REQUIREMENTS.match(name))


def classify(tree: Tree) -> dict[str, Role]:
    """Return the role of every file of the tree, in path order.

    Where nothing at all would be source (an examples repository, a folder of docs), what stands in its place is the source.
    """
    roles = _Classifier(tree).roles()
    if any(role == "source" for role in roles.values()):
        return roles
    for candidate in _PROMOTED:
        chosen = [
            path
            for path, role in roles.items()
            if role == candidate and path.endswith(CODE) and not path.endswith((".d.ts", ".d.mts", ".d.cts"))
        ]
        if chosen:
            return roles | dict.fromkeys(chosen, "source")
    return roles


class _Classifier:
    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.paths = tree.paths()
        self.known = set(self.paths)
        self.stems = {posixpath.splitext(path)[0] for path in self.paths if path.endswith(CODE)}
        markers = [
            path for path in self.paths if posixpath.basename(path) in _ROOT_MARKERS and self._declares(path, posixpath.basename(path))
        ]
        self.roots = {posixpath.dirname(path) for path in markers} | {""}
        self.folder_roles: dict[str, Role | None] = {"": None}
        self.tested_folders = self._tested_folders()
        self.built_folders = self._built_folders()

    def roles(self) -> dict[str, Role]:
        return {path: self._role(path) for path in self.paths}

    def _role(self, path: str) -> Role:
        folder, name = posixpath.split(path)
        by_folder = self._folder_role(folder)
        if by_folder in {"vendored", "generated"}:
            return by_folder
        if self._is_manifest(path, folder, name):
            return "manifest"
        if not path.endswith(CODE):
            return by_folder or _plain_role(name)
        if by_folder:
            return by_folder
        return self._code_role(path, name)

    def _is_manifest(self, path: str, folder: str, name: str) -> bool:
        if folder.endswith(".dist-info"):
            return name == "METADATA"
        return (is_manifest(name) and self._declares(path, name)) or (
            posixpath.basename(folder) == "requirements" and name.endswith(".txt")
        )

    def _declares(self, path: str, name: str) -> bool:
        """Say whether a file called like a manifest is one: an application may have a ``setup.py`` that sets something else up."""
        if name != "setup.py":
            return True
        try:
            return calls_setup(self.tree.read(path))
        except SourceError:
            return False

    def _code_role(self, path: str, name: str) -> Role:
        stem, suffix = posixpath.splitext(path)
        if _GENERATED_NAME.match(name) or _MINIFIED_NAME.match(name):
            return "generated"
        if suffix in JAVASCRIPT and stem + suffix.replace("j", "t", 1) in self.known:
            return "generated"
        if _TOOL_CONFIG.match(name) and posixpath.dirname(path) in self.roots:
            return "config"
        try:
            content = self.tree.read(path)
        except SourceError:
            return "source"
        if _CAMEL_CASE_TEST_FILE.match(name) and describes_tests(content):
            return "test"
        if name == "conftest.py" or (_TEST_FILE.match(name) and looks_tested(content, name)):
            return "test"
        if looks_generated(content) or (suffix != ".py" and looks_minified(content)):
            return "generated"
        if suffix != ".py" and self._among_assets(path) and is_browser_script(content):
            return "other"
        return "source"

    def _among_assets(self, path: str) -> bool:
        parts = path.split("/")[:-1]
        return any(part in _ASSET_FOLDERS for part in parts) and not any(part in _ROUTING_FOLDERS for part in parts)

    def _folder_role(self, folder: str) -> Role | None:
        """Return the role that a folder gives to all below it, or None. The outermost decides."""
        missing = []
        while folder not in self.folder_roles:
            missing.append(folder)
            folder = posixpath.dirname(folder)
        role = self.folder_roles[folder]
        for inner in reversed(missing):
            role = role or self._own_role(inner)
            self.folder_roles[inner] = role
        return role

    def _own_role(self, folder: str) -> Role | None:
        parent, name = posixpath.split(folder)
        first = parent in self.roots
        routing = any(part in _ROUTING_FOLDERS for part in parent.split("/"))
        if name == "node_modules":
            return "vendored" if first or folder + "/.package-lock.json" in self.known else None
        if name in _ALWAYS_VENDORED or _DATED_COPY.match(name):
            return "vendored"
        if name in _VENDOR_FOLDERS and (first or any(part in _ASSET_FOLDERS for part in parent.split("/"))):
            return "vendored"
        if name in _ALWAYS_BUILT or (first and name in _FIRST_BUILT) or folder in self.built_folders:
            return "generated"
        if name in _ALWAYS_TEST or (first and name in _FIRST_TEST_FOLDERS) or (name in _SPECS and folder in self.tested_folders):
            return "test"
        if (name in _TEST_FOLDERS or _KIND_OF_TESTS.match(name)) and (first or not routing or folder in self.tested_folders):
            return "test"
        if first and name in _EXAMPLE_FOLDERS:
            return "example"
        return "docs" if first and name in _DOCS_FOLDERS else None

    def _tested_folders(self) -> set[str]:
        """Return the folders called like test folders that hold a file called like a test, at any depth."""
        found: set[str] = set()
        for path in self.paths:
            folder, name = posixpath.split(path)
            if _TEST_FILE.match(name):
                while folder and folder not in found:
                    found.add(folder)
                    folder = posixpath.dirname(folder)
        return found

    def _built_folders(self) -> set[str]:
        """Return output folders: at least every third of their modules has a namesake in ``src`` beside them or in their parent."""
        counts: dict[str, list[int]] = {}
        for path in self.paths:
            stem, suffix = posixpath.splitext(path)
            if suffix not in JAVASCRIPT:
                continue
            parts = stem.split("/")
            for at, part in enumerate(parts[:-1]):
                if part in _BUILT_WITH_TWIN:
                    count = counts.setdefault("/".join(parts[: at + 1]), [0, 0])
                    count[0] += 1
                    count[1] += self._has_twin(parts[:at], parts[at + 1 :])
        return {folder for folder, (files, twins) in counts.items() if twins * 3 >= files and twins}

    def _has_twin(self, parent: list[str], rest: list[str]) -> bool:
        inner = "/".join(rest)
        start = "".join(part + "/" for part in parent)
        if f"{start}src/{inner}" in self.stems or (rest[0] == "src" and f"{start}{inner}" in self.stems):
            return True
        return any(f"{start}{inner}{suffix}" in self.known for suffix in TYPESCRIPT)


def _plain_role(name: str) -> Role:
    if _CONFIG_NAMES.match(name):
        return "config"
    suffix = posixpath.splitext(name)[1].lower()
    if suffix in {".json", ".jsonc", ".json5", ".csv", ".tsv", ".sql", ".xml", ".graphql", ".gql", ".proto", ".prisma"}:
        return "data"
    if suffix in {".md", ".rst", ".mdx", ".adoc"}:
        return "docs"
    return "other"
