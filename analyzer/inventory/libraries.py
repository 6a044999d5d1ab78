"""Libraries: how far the service goes with each catalogued one.

Declared (a manifest's dependency), declared-dev (development, optional and test extras), imported (by a source file of the service), used
(called, constructed, decorated with, or derived from). The highest level
counts; what only scripts, training and notebooks use is none of the service's. Lock files, type-only imports and tests never count, and
a local module hides a package of its name. The article's verdict stands only at its nine rows, with the fact-check's note beside it.
"""

from __future__ import annotations

import re

import msgspec

from analyzer.catalog.load import LibraryEntry, article_rows
from analyzer.inventory._imports import Index, normal
from analyzer.inventory._inputs import Inputs, evidence
from analyzer.inventory._shapes import escalates, is_call, is_class, is_decorator, is_import
from analyzer.inventory._spawned_python import imported, started
from analyzer.inventory.facts import CallSite, ModuleFacts, Project, Ref
from analyzer.model.library import Level, Library, Tier
from analyzer.model.location import Evidence
from analyzer.syntax import program as p

_VERDICTS = {"tie": "Tie", "python": "Python", "python_only": "Python only"}
_MOST_EVIDENCE = 5
_TELLING, _NAMED, _DERIVED = 0, 1, 2
_OWN_NAMES = 2
_ORDER: dict[str, int] = {"declared-dev": 0, "declared": 1, "imported": 2, "used": 3}


class _Found(msgspec.Struct):
    """What was seen of one library; ``calls`` are all calls on it, ``sites`` those that prove its use.

    ``used`` has a rank beside each place: what makes an AI library structural comes first, then what names the library itself, and last
    what is called on something that came from it.
    """

    entry: LibraryEntry
    level: Level | None = None
    version: str | None = None
    declared: list[Evidence] = []
    imported: list[Evidence] = []
    used: list[tuple[int, Evidence]] = []
    calls: list[CallSite] = []
    sites: int = 0

    def raise_to(self, level: Level) -> None:
        if self.level is None or _ORDER[level] > _ORDER[self.level]:
            self.level = level


def find_libraries(inputs: Inputs) -> tuple[Library, ...]:
    """Return every library that the service declares, imports or uses; sorted by concern and id."""
    found: dict[str, _Found] = {}
    _declared(inputs, found)
    rivals = _rivals(inputs)
    _imported(inputs, found, rivals)
    _used(inputs, found, rivals)
    _started(inputs, found)
    libraries = [_library(item) for item in found.values() if item.level is not None]
    return tuple(sorted(libraries, key=lambda library: (library.concern, library.id)))


def _get(found: dict[str, _Found], entry: LibraryEntry) -> _Found:
    return found.setdefault(entry.id, _Found(entry, declared=[], imported=[], used=[], calls=[]))


def _declared(inputs: Inputs, found: dict[str, _Found]) -> None:
    for manifest in inputs.manifests:
        for requirement in manifest.dependencies:
            level: Level = "declared" if requirement.group in {"runtime", "peer"} else "declared-dev"
            for entry in inputs.index.of_dependency(requirement.name, manifest.ecosystem):
                item = _get(found, entry)
                item.version = item.version or requirement.spec or None
                if entry.import_is_evidence:
                    item.raise_to(level)
                    item.declared.append(evidence(manifest.path, requirement.line, f"{requirement.name} {requirement.spec}".strip()))


def _rivals(inputs: Inputs) -> set[str]:
    """Names of declared Python distributions: an import of that name is theirs, whatever else is called so (``jwt`` is not PyJWT then)."""
    return {normal(item.name, "pypi") for manifest in inputs.manifests if manifest.ecosystem == "pypi" for item in manifest.dependencies}


def _is_rival(entry: LibraryEntry, name: str, declared: set[str]) -> bool:
    if entry.ecosystem != "pypi":
        return False
    top = normal(name.split(".", maxsplit=1)[0], "pypi")
    own = {normal(dist, "pypi") for dist in entry.dist}
    return top in declared and top not in own and not own & declared and not any(dist.endswith("*") for dist in entry.dist)


def _imported(inputs: Inputs, found: dict[str, _Found], rivals: set[str]) -> None:
    index, project = inputs.index, inputs.project
    for facts in _own(inputs):
        for item in facts.imports:
            if item.type_only or project.resolve(item.specifier, item.level, facts.file).kind not in {"external", "builtin"}:
                continue
            names = [item.specifier]
            if facts.is_python:
                names = [f"{item.specifier}.{name}" for name in item.names if name != "*"] or [item.specifier]
            entries = {entry.id: entry for name in names for entry in (index.of_pypi(name) if facts.is_python else index.of_npm(name))}
            for entry in entries.values():
                if _is_rival(entry, item.specifier, rivals) or not _concerns(inputs, entry, facts.file):
                    continue
                library = _get(found, entry)
                if entry.import_is_evidence:
                    library.raise_to("imported")
                    library.imported.append(evidence(facts.file, item.line, f"import of {item.specifier}"))
                elif any(is_import(shape, item.names) for shape in entry.shapes):
                    library.raise_to("used")
                    library.used.append((_NAMED, evidence(facts.file, item.line, f"import of {item.specifier}")))


def _used(inputs: Inputs, found: dict[str, _Found], rivals: set[str]) -> None:
    index, project = inputs.index, inputs.project
    for call in (call for facts in _own(inputs) for call in facts.calls):
        for entry in _entries(project, index, call.file, call.ref, rivals):
            if not _concerns(inputs, entry, call.file):
                continue
            if entry.import_is_evidence or any(is_call(shape, call) for shape in entry.shapes):
                item = _get(found, entry)
                item.calls.append(call)
                _use(item, call.file, call.line, _called(call), rank=_rank(entry, call))
        for entry in _handed(project, index, call):
            _use(_get(found, entry), call.file, call.line, f"{call.text}({entry.name})")
    for decoration in (decoration for facts in _own(inputs) for decoration in facts.decorations):
        for entry in _entries(project, index, decoration.file, decoration.ref, rivals):
            if entry.import_is_evidence or any(is_decorator(shape, decoration) for shape in entry.shapes):
                _use(_get(found, entry), decoration.file, decoration.line, f"@{decoration.ref.text.split(':', 1)[1]}")
    _extended(inputs, found, rivals)


def _started(inputs: Inputs, found: dict[str, _Found]) -> None:
    """Add what the Python scripts of the repository import that a Node service starts."""
    scripts = sorted({item.script for item in started(inputs) if item.script}) if inputs.framework != "fastapi" else []
    for script in scripts:
        for name, line in imported(inputs, script):
            for entry in inputs.index.of_pypi(name):
                if entry.concern == "ai" and entry.import_is_evidence:
                    library = _get(found, entry)
                    library.raise_to("imported")
                    library.imported.append(evidence(script, line, f"import of {name}"))


def _extended(inputs: Inputs, found: dict[str, _Found], rivals: set[str]) -> None:
    index, project = inputs.index, inputs.project
    for facts in _own(inputs):
        for defined in facts.classes.values():
            bases = project.bases(defined)
            for entry in {entry.id: entry for base in bases for entry in index.of_ref(base, python=facts.is_python)}.values():
                if _is_rival(entry, bases[0].origin, rivals) or not _concerns(inputs, entry, facts.file):
                    continue
                if entry.import_is_evidence or any(is_class(shape, defined, bases) for shape in entry.shapes):
                    _use(_get(found, entry), facts.file, defined.node.line, f"class {defined.qualname}", counted=False)


def _own(inputs: Inputs) -> list[ModuleFacts]:
    return [facts for path, facts in inputs.project.modules.items() if path not in inputs.aside]


def _concerns(inputs: Inputs, entry: LibraryEntry, file: str) -> bool:
    """Say whether what a file does with a library is the service's: a front end in the same package has its own libraries."""
    return entry.concern == "frontend" or inputs.framework == "fastapi" or not inputs.browser_script(file)


def _entries(project: Project, index: Index, file: str, ref: Ref | None, rivals: set[str]) -> list[LibraryEntry]:
    found = index.of_ref(ref, python=project.modules[file].is_python)
    return [entry for entry in found if ref is not None and not _is_rival(entry, ref.origin, rivals)]


def _handed(project: Project, index: Index, call: CallSite) -> list[LibraryEntry]:
    """Return the libraries that a plugin or middleware belongs to which is handed to ``register`` or ``use`` as it is."""
    callee = call.node.callee
    if not isinstance(callee, p.Member) or callee.name not in {"register", "use"} or project.modules[call.file].is_python:
        return []
    handed = [argument.value for argument in call.node.arguments[:2] if isinstance(argument.value, p.Name | p.Member | p.Call)]
    refs = [project.ref(value, call.scope) for value in handed if not isinstance(value, p.Call) or _requires(value)]
    return [
        entry for ref in refs if ref is not None and not ref.local for entry in index.of_ref(ref, python=False) if entry.import_is_evidence
    ]


def _requires(call: p.Call) -> bool:
    return isinstance(call.callee, p.Name) and call.callee.id in {"require", "import"}


def _use(item: _Found, file: str, line: int, note: str, *, counted: bool = True, rank: int = _NAMED) -> None:
    item.raise_to("used")
    item.sites += counted
    if sum(other <= rank for other, _ in item.used) < _MOST_EVIDENCE:
        item.used.append((rank, evidence(file, line, note)))


def _rank(entry: LibraryEntry, call: CallSite) -> int:
    if entry.tier != "structural" and any(escalates(shape, call) for shape in entry.escalators):
        return _TELLING
    return _NAMED if call.node.new or (call.ref is not None and len(call.ref.path) <= _OWN_NAMES) else _DERIVED


def _called(call: CallSite) -> str:
    return f"{'new ' if call.node.new else ''}{call.text or call.ref.text.split(':', 1)[1]}("


def _library(item: _Found) -> Library:
    entry = item.entry
    row = article_rows().get(entry.article_row or "")
    used = [place for _, place in sorted(item.used, key=lambda found: found[0])][:_MOST_EVIDENCE]
    proof = (*used, *item.imported[: max(1, _MOST_EVIDENCE - len(used))], *item.declared[:2])
    return Library(
        id=entry.id,
        name=entry.name,
        ecosystem=entry.ecosystem,
        concern=entry.concern,
        category=entry.category,
        level=item.level or "declared",
        version=item.version,
        tier=tier_of(entry, item.calls),
        verdict=_VERDICTS[row.verdict] if row else None,
        factcheck=row.factcheck_note if row else "",
        equivalent=entry.equivalent,
        difficulty=entry.difficulty,
        note=entry.note,
        source=entry.source,
        evidence=proof,
        call_sites=item.sites,
        catalog_verdict=entry.verdict,
    )


def tier_of(entry: LibraryEntry, calls: list[CallSite]) -> Tier | None:
    """Return an AI library's tier: the catalog's, up where an escalating call is seen, down where only plain calls are."""
    if entry.tier is None or entry.tier == "structural":
        plain = re.compile(entry.plain) if entry.plain else None
        if plain is not None and calls and all(plain.search(call.ref.path[-1]) for call in calls if call.ref.path):
            return "api_call_only"
        return entry.tier
    return "structural" if any(escalates(shape, call) for shape in entry.escalators for call in calls) else entry.tier
