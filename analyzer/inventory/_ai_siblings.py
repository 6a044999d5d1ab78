"""Python services of the same repository to which a Node service leaves its AI work: those that a compose file builds and names to it.

https://docs.docker.com/compose/how-tos/networking/
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from analyzer.inventory._inputs import Inputs, evidence
from analyzer.model.library import AiSignal
from analyzer.source.yaml_text import first_document, items, mapping

_ADDRESS = re.compile(r"https?://([\w-]{1,80})(?::\d{1,5})?(?:/|\Z)")


def siblings(inputs: Inputs) -> Iterator[AiSignal]:
    """Yield the environment variables that this service reads and that hold the address of a Python service with structural AI."""
    if inputs.ecosystem != "npm":
        return
    read = {name: (facts.file, line) for facts in inputs.project.modules.values() for name, line in facts.env}
    for path in inputs.paths if read else ():
        name = posixpath.basename(path)
        if not (name.startswith(("docker-compose", "compose")) and name.endswith((".yml", ".yaml")) and inputs.shared(path)):
            continue
        services = mapping(first_document(inputs.text(path)).get("services"))
        for service in list(services.values())[:200]:
            for variable, value in _environment(mapping(service).get("environment")):
                found = _ADDRESS.match(value)
                if found and variable in read and _asks_models(inputs, path, mapping(services.get(found[1])).get("build")):
                    yield AiSignal(kind="sibling_service", value=variable, evidence=evidence(*read[variable], f"{variable}: {value}"))


def _environment(value: object) -> Iterator[tuple[str, str]]:
    for name, text in mapping(value).items():
        yield str(name), str(text)
    for item in items(value):
        name, _, text = str(item).partition("=")
        yield name, text


def _asks_models(inputs: Inputs, path: str, build: object) -> bool:
    """Say whether what a compose file builds is a Python project that declares a structural library of AI."""
    context = build if isinstance(build, str) else mapping(build).get("context")
    if not isinstance(context, str):
        return False
    root = posixpath.normpath(posixpath.join(posixpath.dirname(path), context))
    return any(
        entry.concern == "ai" and entry.tier == "structural"
        for manifest in inputs.all_manifests
        if manifest.ecosystem == "pypi" and manifest.root == root
        for requirement in manifest.dependencies
        for entry in inputs.index.of_dependency(requirement.name, "pypi")
    )
