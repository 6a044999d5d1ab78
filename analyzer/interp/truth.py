"""Whether a value is true in a test, where that is known."""

from __future__ import annotations

import re

from analyzer.interp.values import HOLE, Const, External, OneOf, Record, Sequence, Unknown, Value

FLAGS = frozenset({
    "@oclif/core", "cac", "citty", "clipanion", "command-line-args", "commander", "meow", "minimist", "mri", "nconf", "nopt", "parseArgs",
    "rc", "sade", "yargs",
})  # fmt: skip
"""Libraries that read a command line: what they hold is off unless somebody gives it."""

OBJECTS = frozenset({
    ("mongoose", "model"), ("mongoose", "discriminator"), ("sequelize", "define"), ("@typegoose/typegoose", "getModelForClass"),
})  # fmt: skip
"""Functions of libraries that always return an object: a model of a database."""


OF_SETTINGS = re.compile(r"(^|[-_/.])(settings?|configs?|configuration|env|environment|flags?|features?|toggles?)($|[-_/.])")
"""Packages that are not in the repository and that hold settings, as their names say: ``@company/settings``."""


def is_flag(value: Value) -> bool:
    """Return whether a value is an option of a command line without a default."""
    return isinstance(value, External) and value.package in FLAGS and "()" in value.path


def truth(value: Value) -> tuple[bool | None, bool]:
    """Return whether ``value`` is true (None: not known), and whether a setting may turn it round."""
    if isinstance(value, Const):
        if isinstance(value.value, str) and HOLE in value.value:
            return (True, False) if value.value.replace(HOLE, "") else (None, False)
        number = value.value == value.value
        return bool(value.value) and number, value.soft
    if isinstance(value, Unknown):
        return (False, True) if value.absent else (None, False)
    if isinstance(value, OneOf):
        verdicts = {truth(option) for option in value.options}
        return verdicts.pop() if len(verdicts) == 1 else (None, False)
    if isinstance(value, External):
        if is_flag(value):
            return False, True
        if "__optional__" in value.fields:
            return None, False
        if "__new__" in value.fields or (value.path[-1:] == ("()",) and (value.package, *value.path[-2:-1]) in OBJECTS):
            return True, False
        open_ = "()" in value.path or "[]" in value.path or (bool(value.path) and OF_SETTINGS.search(value.package) is not None)
        return (None, False) if open_ else (True, False)
    return True, False


def python_truth(value: Value) -> tuple[bool | None, bool]:
    """Return ``truth`` with Python's empty containers false."""
    if isinstance(value, Sequence) and not value.items:
        return (None if value.open else False), False
    if isinstance(value, Record) and not value.entries and value.kind == "dict":
        return (None if value.open else False), False
    return truth(value)
