"""What a program hangs onto objects that it did not make: a library's own objects are the same ones for every file that imports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import External, FunctionValue, Instance, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.interp.interpreter import Interpreter


def keep_field(interp: Interpreter, target: External | FunctionValue | Instance, found: Mapping[str, Value]) -> None:
    """Set fields; what a library made for a caller is that caller's, what it exports is everybody's."""
    target.fields.update(found)
    if isinstance(target, External) and "()" not in target.path and "[]" not in target.path:
        interp.on_libraries.setdefault((target.package, target.path), {}).update(found)
