"""How big the service is: files, lines with code on them, functions; tests apart."""

from __future__ import annotations

import msgspec

from analyzer.inventory._inputs import Inputs
from analyzer.model.analysis import Size

_CODE = (".py", ".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx")


def measure(inputs: Inputs) -> Size:
    """Return the size of the service's own sources, tests not yet measured; a front end in the same package is none of it."""
    modules = [facts for file, facts in inputs.project.modules.items() if not inputs.browser_script(file)]
    return Size(
        files=len(modules),
        lines=sum(facts.module.lines for facts in modules),
        functions=sum(len(facts.functions) for facts in modules),
    )


def measure_tests(inputs: Inputs, size: Size) -> Size:
    """Return ``size`` with the service's tests. Their lines are those that are not blank."""
    tests = [
        path for path in sorted(inputs.tree.paths()) if inputs.roles.get(path) == "test" and path.endswith(_CODE) and inputs.inside(path)
    ]
    lines = sum(1 for path in tests for line in inputs.text(path).splitlines() if line.strip())
    return msgspec.structs.replace(size, test_files=len(tests), test_lines=lines)
