"""What modules of JavaScript export, as it stands in them.

https://tc39.es/ecma262/#sec-module-namespace-exotic-objects
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import ModuleValue


def lacks(interp: Interpreter, module: ModuleValue, name: str) -> bool:
    """Return whether a namespace that is asked for a name has none of it: all its exports are known. What is imported by name is there."""
    program = interp.world.program(module.file) if module.exporting and module.done else None
    if program is None or program.errors or program.truncated or (module.file, name) in interp.settling:
        return False
    exports = [statement for statement in program.body if isinstance(statement, p.Export)]
    names = {binding.local for statement in exports for binding in statement.names}
    kinds = {statement.kind for statement in exports if not statement.type_only}
    return not names & {name, "*"} and "assign" not in kinds and not (name == "default" and "default" in kinds)
