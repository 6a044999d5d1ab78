"""Members and items of every kind of value, read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import (
    classes,
    exported,
    generic_aliases,
    javascript_lists,
    javascript_members,
    javascript_objects,
    methods_mapping,
    methods_paths,
    methods_sequence,
    methods_sequence_python,
    methods_sets,
    methods_text,
    methods_text_python,
    modules,
    named_tuples,
)
from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.javascript_members import made_of_default
from analyzer.interp.javascript_prototypes import inherited
from analyzer.interp.members_class import class_value_member, instance_member, super_member
from analyzer.interp.members_function import function_member, listed
from analyzer.interp.scope import ANY_NAME
from analyzer.interp.settings_schema import setting
from analyzer.interp.values import (
    HOLE,
    NONE,
    UNSET,
    ClassValue,
    Const,
    EnumMember,
    External,
    FunctionValue,
    Instance,
    Invocation,
    ModuleValue,
    Null,
    OneOf,
    Record,
    Sequence,
    SuperValue,
    Symbol,
    Unknown,
    Value,
    one_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

_AT_THE_END = frozenset({"append", "push", "add", "pop"})
"""Methods of lists that cost the same on long ones."""
_THROUGHOUT = frozenset({"items", "keys", "values", "entries", "update", "copy", "forEach"})
"""Methods of dicts and maps that cost more on large ones."""
_CUTTING = frozenset({"split", "rsplit", "splitlines", "matchAll"})
"""Methods of texts that make a value of every piece."""
_LISTS_OF_PYTHON = (methods_sequence_python.METHODS, methods_sets.METHODS, methods_sequence.METHODS)
_LISTS_OF_JAVASCRIPT = (javascript_lists.METHODS,)
Method = "Callable[[Interpreter, Value, Invocation], Value]"


def get_member(interp: Interpreter, value: Value, name: str) -> Value:
    """Return ``value.name``; unknown where nothing says otherwise."""
    handler = READERS.get(type(value))
    if handler is not None:
        return handler(interp, value, name)
    if isinstance(value, Host):
        return host_member(interp, value, name)
    if isinstance(value, Unknown):
        return Unknown(value.reason, value.site, absent=False)
    return Unknown(f"member {name}")


def host_member(interp: Interpreter, value: Host, name: str) -> Value:
    """Return a member of a host object; its class's own members come first when code of the repository inherits from it."""
    found = value.get(name, interp)
    if found is not None:
        return found
    if name == "call":
        return HostFunction(name, lambda call, running: running.invoke(value, Invocation(call.arguments[1:], call.keywords, call.site)))
    if name == "apply":
        return HostFunction(name, lambda call, running: running.invoke(value, Invocation(listed(call.argument(1)), {}, call.site)))
    if name == "bind":
        return HostFunction(name, lambda call, _i: bound_host(value, call))
    return Unknown(f"member {name}")


def bound_host(value: Host, call: Invocation) -> HostFunction:
    """Return ``verb.bind(app, ...)`` of a host's method."""
    fixed = call.arguments[1:]
    return HostFunction(
        "bound", lambda inner, running: running.invoke(value, Invocation([*fixed, *inner.arguments], inner.keywords, inner.site))
    )


def record_member(interp: Interpreter, value: Record, name: str) -> Value:
    """Return an entry, a getter's result, or a method of dicts and maps."""
    if value.kind in {"dict", "map"}:
        method = (javascript_members.map_member if not interp.python and value.kind == "map" else dict_member)(interp, value, name)
        if method is not None:
            return method
    if name == "constructor" and value.kind == "prototype":
        return value.keys[name]
    found = value.entries.get(name)
    if found is not None:
        return modules.settle(interp, found)
    getter = value.getters.get(name)
    if getter is not None:
        return interp.invoke(classes.bind(getter, value), Invocation([], {}, interp.site))
    above = from_prototype(interp, value, name) if value.traits is not None else None
    if above is not None:
        return above
    if name == "default" and value.kind == "exports":
        return value
    special = None if interp.python else javascript_members.of_kind(interp, value, name)
    if special is not None:
        return special
    if value.open and UNSET in value.keys:
        return Unknown(f"setting {name}", interp.site, absent=True)
    return Unknown(f"member {name}") if value.open or value.kind == "regexp" else NONE


def dict_member(interp: Interpreter, value: Record, name: str) -> Value | None:
    """Return a method of dicts; None where an entry is meant."""
    method = methods_mapping.METHODS.get(name)
    if name in _THROUGHOUT:
        interp.weigh(len(value.entries))
    if method is not None and not (value.kind == "dict" and name in value.entries and name not in {"items", "keys", "values", "get"}):
        return HostFunction(name, lambda call, running: method(running, value, call))
    return Const(len(value.entries)) if name == "size" else None


def from_prototype(interp: Interpreter, value: Record, name: str) -> Value | None:
    """Return what an object inherits; None where none of its prototypes has it."""
    for above in javascript_objects.prototypes(value):
        if name in above.entries:
            return modules.settle(interp, above.entries[name])
        if name in above.getters:
            return interp.invoke(classes.bind(above.getters[name], value), Invocation([], {}, interp.site))
        value = above
    last = value.traits.prototype if value.traits is not None else None
    found = get_member(interp, last, name) if isinstance(last, (Instance, ClassValue)) else None
    return None if found is NONE else found


def sequence_member(interp: Interpreter, value: Sequence, name: str) -> Value:
    """Return a method of lists, or a length."""
    if value.extra is not None and name in value.extra:
        return value.extra[name]
    if name in {"length", "size"}:
        return Unknown("length") if value.open else Const(len(value.items))
    if name in value.fields:
        return value.items[value.fields.index(name)]
    if value.fields and (named := named_tuples.method(value, name)) is not None:
        return named
    tables = _LISTS_OF_PYTHON if interp.python else _LISTS_OF_JAVASCRIPT
    method = next((table[name] for table in tables if name in table), None)
    if name not in _AT_THE_END:
        interp.weigh(len(value.items))
    if method is None:
        return (inherited(interp, "Array", name) if not interp.python and value.kind == "list" else None) or NONE
    return ListMethod(name, method, value)


class ListMethod(HostFunction):
    """A list's method, which JavaScript lends to other lists: ``[].slice.call(arguments, 1)``."""

    __slots__ = ("method",)

    def __init__(self, name: str, method: Callable[[Interpreter, Sequence, Invocation], Value], value: Sequence) -> None:
        super().__init__(name, lambda call, running: method(running, value, call))
        self.method = method

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return ``call`` and ``apply``, whose first argument is the list that is meant."""
        return HostFunction(name, lambda call, running: self.lend(name, call, running)) if name in {"call", "apply"} else None

    def lend(self, name: str, call: Invocation, interp: Interpreter) -> Value:
        """Return what the method makes of another list."""
        meant = call.argument(0)
        given = call.arguments[1:] if name == "call" else listed(call.argument(1))
        if not isinstance(meant, Sequence):
            return Unknown("lent", call.site)
        return self.method(interp, meant, Invocation(list(given), {}, call.site))


def const_member(interp: Interpreter, value: Const, name: str) -> Value:
    """Return a method of strings; an enumeration's member is its own ``value``."""
    if not interp.python:
        return javascript_members.constant(interp, value, name)
    if isinstance(value.value, str):
        if name == "length":
            return Unknown("length") if HOLE in value.value else Const(len(value.value))
        if name == "value":
            return value
        if name in methods_paths.PROPERTIES:
            return methods_paths.PROPERTIES[name](value)
        method = methods_text.METHODS.get(name) or methods_paths.METHODS.get(name)
        if method is not None:
            interp.weigh(len(value.value) >> (0 if name in _CUTTING else 8))
        if method is not None or name in methods_text_python.EXACT:
            return HostFunction(name, lambda call, running: python_method(running, value, name, method, call))
    if value.value is None:
        return Unknown("member of nothing", interp.site)
    if name == "value":
        return value
    return Unknown(f"member {name}")


def enum_member(interp: Interpreter, value: EnumMember, name: str) -> Value:
    """Return a member's name or value, what its class defines, or what its value has."""
    if name in {"name", "_name_"}:
        return Const(value.name, site=value.site)
    if name in {"value", "_value_"}:
        return Const(value.value, value.soft, value.site)
    if name == "__class__" and value.cls is not None:
        return value.cls
    for base in lineage(value.cls) if value.cls is not None else ():
        if isinstance(base, ClassValue):
            getter = base.getters.get(name)
            if getter is not None:
                return interp.invoke(classes.bind(getter, value), Invocation([], {}, interp.site))
            found = base.members.get(name)
            if isinstance(found, FunctionValue) and not {"__static__", "__class__"} & found.fields.keys():
                return classes.bind(found, value)
            if found is not None:
                return get_member(interp, base, name)
    return const_member(interp, value, name)


def python_method(interp: Interpreter, this: Const, name: str, method: Callable[..., Value] | None, call: Invocation) -> Value:
    """Return what Python's method makes of a text: exactly where everything is known, else as far as it is."""
    found = methods_text_python.exact(interp, this, name, call)
    if found is None and method is not None:
        found = method(interp, this, call)
        return made_of_default(found) if this.soft else found
    return found if found is not None else Unknown(name, call.site)


def module_member(interp: Interpreter, value: ModuleValue, name: str) -> Value:
    """Return an export, through ``export *`` too; Python's submodules are members."""
    if value.language == "python":
        found = value.scope.names.get(name)
        if found is not None:
            return modules.settle(interp, found)
        child = modules.submodule(interp, value, name)
        if child is not None:
            return child
        if name == "__dict__":
            return Record(dict(value.scope.names), kind="dict")
        library = value.scope.names.get(ANY_NAME)
        if library is not None:
            return interp.get(library, name)
        fallback = value.scope.names.get("__getattr__")
        return interp.invoke(fallback, Invocation([Const(name)], {}, interp.site)) if fallback is not None else Unknown(f"export {name}")
    return javascript_export(interp, value, name)


def javascript_export(interp: Interpreter, value: ModuleValue, name: str) -> Value:
    """Return an export of a JavaScript module, CommonJS as a namespace."""
    if value.commonjs is not None:
        if name == "default":
            inner = value.commonjs
            return inner.entries["default"] if isinstance(inner, Record) and "default" in inner.entries else inner
        announced = value.exports.entries.get(name)
        return get_member(interp, value.commonjs, name) if announced is None else modules.settle(interp, announced)
    queue, seen = [value], {value.file}
    while queue:
        module = queue.pop(0)
        found = module.exports.entries.get(name)
        if found is not None:
            return modules.settle(interp, found)
        if module is not value and module.commonjs is not None and name != "default":
            candidate = get_member(interp, module.commonjs, name)
            if candidate is not NONE and not isinstance(candidate, Unknown):
                return candidate
        for star in module.stars:
            if star.file not in seen:
                seen.add(star.file)
                queue.append(star)
    if not value.exports.entries and not value.stars:
        holder = value.scope.names.get("module")
        exports = holder.entries.get("exports") if isinstance(holder, Record) else None
        if isinstance(exports, Value):
            return exports if name == "default" else get_member(interp, exports, name)
    if exported.lacks(interp, value, name):
        return NONE
    return value if name == "default" else Unknown(f"export {name}")


def external_member(interp: Interpreter, value: External, name: str) -> Value:
    """Return a member of something that came out of a library."""
    found = value.fields.get(name) or interp.on_libraries.get((value.package, value.path), {}).get(name) or setting(interp, value, name)
    if found is not None:
        return found
    if name == "default" and not value.path:
        return value
    part = generic_aliases.alias_member(value, name) if generic_aliases.is_alias(value) else None
    if part is not None:
        return part
    given = value.arguments[0] if value.path[-1:] == ("()",) and value.arguments else None
    if isinstance(given, Instance) and name in given.fields:
        return given.fields[name]
    if name == "modelName" and value.package == "mongoose" and value.path[-2:-1] == ("model",) and isinstance(given, Const):
        return given
    module = interp.host_modules.get(f"pypi:{value.dotted}.{name}") if interp.python and "()" not in value.path else None
    return module if module is not None else External(value.package, (*value.path, name), (), {}, value.site, value)


def one_of_member(interp: Interpreter, value: OneOf, name: str) -> Value:
    """Return the member of every alternative."""
    return one_of([get_member(interp, option, name) for option in value.options])


READERS: dict[type, Callable[..., Value]] = {
    Instance: instance_member,
    ClassValue: class_value_member,
    SuperValue: super_member,
    Record: record_member,
    Sequence: sequence_member,
    Const: const_member,
    Null: const_member,
    Symbol: const_member,
    EnumMember: enum_member,
    FunctionValue: function_member,
    ModuleValue: module_member,
    External: external_member,
    OneOf: one_of_member,
}
