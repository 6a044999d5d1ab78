"""Members of objects and classes, along the bases; of ``super()`` too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import classes, construction, descriptors, recursion
from analyzer.interp.ancestry import lineage
from analyzer.interp.generic_aliases import annotations_of, original_bases
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.iteration import entries_of, items_of, row_of
from analyzer.interp.javascript_errors import ErrorClass
from analyzer.interp.javascript_own import own_member
from analyzer.interp.metaclasses import class_in_making, metaclass_of
from analyzer.interp.operators import softened
from analyzer.interp.validation import maker
from analyzer.interp.values import (
    NONE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Instance,
    Invocation,
    Record,
    Sequence,
    SuperValue,
    Traits,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

DEEPEST = 200
"""How many bases of a class are gone through for what its prototype inherits."""
DESCRIBES = (("Column",), ("Factory",), ("Field",), ("PrivateAttr",), ("attrib",), ("field",), ("ib",), ("mapped_column",))
"""Last names of what describes a field that bears no annotation."""
_ANNOTATED = frozenset({"__dataclass_fields__", "__fields__", "__match_args__", "_fields", "model_fields"})


def instance_member(interp: Interpreter, value: Instance, name: str) -> Value:
    """Return a field, getter, method or class attribute, a host base's member, or an unknown one."""
    found = value.fields.get(name)
    if found is not None:
        return found
    order = lineage(value.cls)
    found = class_member(interp, order, name, value) if name != "constructor" or value.cls.python else value.cls
    if found is not None:
        return found
    if value.host is not None:
        found = value.host.get(name, interp)
        if found is not None:
            return found
    special = instance_special(interp, value, name, order)
    if special is not None:
        return special
    fallback = class_member(interp, order, "__getattr__", value)
    of_base = value.open and name.startswith("__") and name.endswith("__")  # what a library's base keeps has such a name
    if isinstance(fallback, FunctionValue) and not of_base and (id(value), name) not in interp.asking:
        return recursion.asked_once(interp, value, fallback, name)
    if value.open:
        base = next((base for base in order if isinstance(base, External)), None)
        return External(base.package, (*base.path, name)) if base is not None else Unknown(f"member {name}")
    return NONE if not value.cls.python else Unknown(f"attribute {name}")


def instance_special(interp: Interpreter, value: Instance, name: str, order: list[Value]) -> Value | None:
    """Return what every object has: its class, its dictionary; pydantic's dumps of the fields."""
    if name in {"__class__", "constructor"}:
        return value.cls
    if name == "__module__" and value.cls.python:
        return value.cls.scope.of_module("__name__")
    if not value.cls.python and (asking := own_member(value, name)) is not None:
        return asking
    built_in = next((base for base in order if isinstance(base, ErrorClass)), None)
    if built_in is not None and (inherited := built_in.of_instance(value, name)) is not None:
        return inherited
    if name == "__dict__":
        return Record(value.fields, kind="dict")
    if name in {"model_copy", "copy"} and value.open and value.cls.annotations:
        return HostFunction(name, lambda call, i: changed_copy(i, value, call))
    if name == "_replace" and row_of(value) is not None:
        return HostFunction(name, lambda call, _i: Instance(value.cls, {**value.fields, **call.keywords}))
    if name in {"dict", "model_dump", "_asdict"} and value.cls.python:
        fields = {
            **{key: interp.get(value, key) for b in order if isinstance(b, ClassValue) for key in b.annotations},
            **value.fields,
        }
        return HostFunction(name, lambda _c, _i: Record(dict(fields), kind="dict"))
    return None


def changed_copy(interp: Interpreter, value: Instance, call: Invocation) -> Value:
    """Return pydantic's ``model_copy(update=...)``."""
    changes, _ = entries_of(interp, call.keywords.get("update", NONE))
    return Instance(value.cls, {**value.fields, **changes}, value.host, value.open)


def class_member(interp: Interpreter, order: list[Value], name: str, this: Value | None) -> Value | None:
    """Return the first member of that name along the bases, bound where it is a method; None where there is none."""
    for base in order:
        if isinstance(base, ClassValue):
            getter = base.getters.get(name)
            if getter is not None and not base.python and (getter.node.kind == "static getter") == isinstance(this, Instance):
                getter = None
            if getter is not None and descriptors.OF_CLASS in getter.fields and this is not None:
                return descriptors.of_class(interp, getter, this, order)
            if getter is not None and this is not None and not isinstance(this, ClassValue):
                return interp.invoke(classes.bind(getter, this), Invocation([], {}, interp.site))
            found = base.members.get(name)
            if found is not None:
                if isinstance(found, External) and isinstance(this, Instance) and is_described(base, name, found):
                    found = construction.field_default(interp, found)
                return bound_member(interp, base, found, this, order)
            if getter is not None:
                return getter
        elif isinstance(base, HostClass) and not isinstance(this, Instance):
            return base.get(name, interp) if interp.python else base.statics.get(name)
    return None


def is_described(cls: ClassValue, name: str, value: External) -> bool:
    """Return whether a class's member is what a library describes a field by, and not an object that the program has made for the class."""
    if value.path[-1:] != ("()",) or value.path == ("Field", "()"):
        return value.path == ("Field", "()")
    return name in cls.annotations or (bool(cls.annotations) and value.path[-2:-1] in DESCRIBES)


def bound_member(interp: Interpreter, base: ClassValue, found: Value, this: Value | None, order: list[Value]) -> Value:
    """Return a class's member as seen through ``this``."""
    if isinstance(found, FunctionValue):
        if "__static__" in found.fields or not base.python:
            return found
        if "__class__" in found.fields:
            return classes.bind(found, this.cls if isinstance(this, Instance) else order[0])
        return classes.bind(found, this) if isinstance(this, Instance) and found.this is None else found
    if isinstance(found, Const) and isinstance(this, Instance) and any(isinstance(b, External) and "Settings" in b.dotted for b in order):
        return softened(found)
    if isinstance(found, Instance) and base.python:
        return descriptors.described(interp, found, this, order)
    return found


def class_value_member(interp: Interpreter, value: ClassValue, name: str) -> Value:
    """Return a static member, or what every class has."""
    if name == "prototype" and not value.python:
        return prototype_of(value)
    order = lineage(value)
    nearest = next((base for base in order if isinstance(base, ClassValue) and (name in base.statics or of_statics(base, name))), None)
    if nearest is not None and name not in nearest.statics:
        return interp.invoke(classes.bind(nearest.getters[name], value), Invocation([], {}, interp.site))
    found = nearest.statics[name] if nearest is not None else None
    found = found or class_member(interp, order, name, value)
    of_objects = isinstance(found, FunctionValue) and not value.python and nearest is None and "__static__" not in found.fields
    if found is not None and not of_objects:
        return found
    special = class_special(interp, value, name, order) or of_metaclass(interp, value, name)
    if special is not None:
        return special
    made = maker(value, name)
    if made is not None:
        return made
    external = next((base for base in order if isinstance(base, External)), None)
    return (
        External(external.package, (*external.path, name))
        if external is not None
        else (Unknown(f"member {name}") if value.python else NONE)
    )


def of_statics(cls: ClassValue, name: str) -> bool:
    """Return whether a class of JavaScript's has a static getter of that name."""
    return not cls.python and name in cls.getters and cls.getters[name].node.kind == "static getter"


def prototype_of(cls: ClassValue) -> Value:
    """Return a class's prototype, which inherits from that of its base."""
    chain = [cls]
    while "prototype" not in chain[-1].statics and chain[-1].bases and len(chain) < DEEPEST:
        base = chain[-1].bases[0]
        if not isinstance(base, ClassValue) or base.python:
            break
        chain.append(base)
    above: Value | None = None
    for one in reversed(chain):
        if "prototype" not in one.statics:
            traits = Traits(prototype=above) if above is not None else None
            one.statics["prototype"] = Record(one.members, getters=one.getters, kind="prototype", keys={"constructor": one}, traits=traits)
        above = one.statics["prototype"]
    return cls.statics["prototype"]


def of_metaclass(interp: Interpreter, cls: ClassValue, name: str) -> Value | None:
    """Return what a class has from its metaclass, as an object has it from its class; None where it has none, or no such member."""
    kind = metaclass_of(interp, cls) if cls.python else None
    for base in lineage(kind) if kind is not None else ():
        if isinstance(base, ClassValue) and name in base.getters:
            return interp.invoke(classes.bind(base.getters[name], cls), Invocation([], {}, interp.site))
        found = base.members.get(name) if isinstance(base, ClassValue) else None
        if isinstance(found, FunctionValue):
            return found if "__static__" in found.fields else classes.bind(found, cls)
        if found is not None:
            return found
    return None


def class_special(interp: Interpreter, value: ClassValue, name: str, order: list[Value]) -> Value | None:
    """Return what every class has: its name, its bases, its members, its annotations; None for anything else."""
    if name in {"name", "__name__", "__qualname__"}:
        return Const(value.name)
    if name == "__module__" and value.python:
        return value.scope.of_module("__name__")
    if name == "__members__":
        return Record({key: item for key, item in value.members.items() if not key.startswith("_")}, kind="dict")
    if name == "__subclasses__":
        return HostFunction(name, lambda _c, i: Sequence(list(i.subclasses.get(id(value), ()))))
    if name == "__dict__" and value.python:
        return Record(dict(value.members), kind="dict")
    if name in {"__bases__", "__mro__"}:
        known = [base for base in order if isinstance(base, ClassValue)]
        return Sequence(list(value.bases) if name == "__bases__" else list(known), "tuple")
    if name in {"__orig_bases__", "__annotations__"} and value.python:
        return original_bases(interp, value) if name == "__orig_bases__" else annotations_of(interp, [value])
    if name in _ANNOTATED and value.python:
        names = [key for base in reversed(order) if isinstance(base, ClassValue) for key in base.annotations]
        own = list(dict.fromkeys(names))
        if name in {"__match_args__", "_fields"}:
            return Sequence([Const(key) for key in own], "tuple")
        return Record({key: Unknown("annotation") for key in own}, kind="dict")
    if name == "_make" and value.python:
        return HostFunction(name, lambda call, i: i.invoke(value, Invocation(items_of(i, call.argument(0) or NONE)[0], {}, call.site)))
    if name == "__init__":
        return HostFunction(name, lambda _c, _i: NONE)
    return None if value.python else own_member(value, name)


def super_member(interp: Interpreter, value: SuperValue, name: str) -> Value:
    """Return a member of the bases after the class whose method this is."""
    this = value.this
    cls = this.cls if isinstance(this, Instance) else this if isinstance(this, ClassValue) else value.cls
    order = lineage(cls)
    rest = order[order.index(value.cls) + 1 :] if value.cls in order else lineage(value.cls)[1:]
    for base in rest:
        if isinstance(base, ClassValue):
            if name in base.getters and (isinstance(this, Instance) or not base.python):
                return interp.invoke(classes.bind(base.getters[name], this), Invocation([], {}, interp.site))
            static = base.statics.get(name) if isinstance(this, ClassValue) else None
            found = static if static is not None else base.members.get(name)
            if isinstance(found, FunctionValue):
                return found if "__static__" in found.fields else classes.bind(found, this)
            if found is not None:
                return found
        elif isinstance(base, (HostClass, HostFunction, HostModule)) and isinstance(this, Instance) and this.host is not None:
            return base_of_host(interp, this.host, name)
    if name == "__new__":
        return HostFunction(name, lambda call, i: new_object(i, cls, call))
    if name == "__init__" and isinstance(this, Instance):
        return HostFunction(name, lambda call, i: fill_from_super(i, rest, this, call))
    return HostFunction(name, lambda _c, _i: NONE) if name.startswith("__") else Unknown(f"super member {name}")


def new_object(interp: Interpreter, cls: ClassValue, call: Invocation) -> Value:
    """Return what ``super().__new__(cls)`` makes: in a metaclass the class in the making, else an object."""
    if interp.making:
        return class_in_making(interp)
    wanted = call.argument(0)
    made = wanted if isinstance(wanted, ClassValue) else cls
    return construction.bare(made, lineage(made))


def fill_from_super(interp: Interpreter, rest: list[Value], this: Instance, call: Invocation) -> Value:
    """Take ``super().__init__(**values)`` of a class whose bases fill fields by keyword."""
    construction.fill_annotated(interp, rest, this, call)
    return NONE


def base_of_host(interp: Interpreter, host: Host, name: str) -> Value:
    """Return the host's own member, past the overrides of the repository's class."""
    if name == "__init__":

        def initialise(call: Invocation, running: Interpreter) -> Value:
            host.initialise(call, running)
            return NONE

        return HostFunction(name, initialise)
    found = host.get(name, interp)
    return found if found is not None else Unknown(f"member {name}")
