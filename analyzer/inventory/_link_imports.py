"""Following names from module to module: what an import brings and what a module exports, stars and whole modules too."""

from __future__ import annotations

from analyzer.inventory._link_values import HOPS, Values
from analyzer.inventory._ref import Ref
from analyzer.inventory._scan import ModuleFacts, Scope
from analyzer.syntax import program as p


class Imports(Values):
    """Resolves imports and exports over scanned modules."""

    _exports: dict[tuple[str, str], Ref | None]

    def _cached(self, scope: Scope, name: str, hops: int) -> Ref | None:
        """Return what a name of a scope stands for, asked once."""
        raise NotImplementedError

    def _member(self, ref: Ref, name: str, hops: int) -> Ref | None:
        """Return what a member of something stands for."""
        raise NotImplementedError

    def _starred(self, name: str, scope: Scope, hops: int) -> Ref | None:
        """Python: a name that only ``from x import *`` can have brought; local modules only, a package's star proves nothing."""
        facts = self.modules.get(scope.file)
        if facts is None or not facts.is_python:
            return None
        for specifier, level in facts.stars[:16]:
            target = self.resolve(specifier, level, scope.file)
            source = self.modules.get(target.path) if target.kind == "file" else None
            if source is not None and source is not facts and name in source.scope.names and hops < HOPS:
                return self._cached(source.scope, name, hops + 1)
        return None

    def _imported(self, specifier: str, imported: str, level: int, importer: str, hops: int) -> Ref | None:
        target = self.resolve(specifier, level, importer)
        if target.kind in {"external", "builtin"}:
            return Ref(specifier, () if imported == "*" else (imported,))
        if target.kind == "missing" or hops > HOPS:
            return None
        module = Ref(target.path, (), local=True)
        if imported == "*":
            return (self._whole_ref(target.path, hops) if level < 0 else None) or module
        if target.kind == "namespace":
            return self._imported(f"{specifier}.{imported}", "*", level, importer, hops + 1)
        found = self._exported(target.path, imported, hops + 1)
        if found is None and level >= 0:
            inner = f"{specifier}.{imported}" if specifier else imported
            submodule = self.resolve(inner, level, importer)
            return Ref(submodule.path, (), local=True) if submodule.kind in {"file", "namespace"} else None
        return found

    def _whole_ref(self, file: str, hops: int) -> Ref | None:
        """Return the function, class or value of a package that ``module.exports`` is; None for a record of several."""
        facts = self.modules.get(file)
        whole = facts.exports.get("=") if facts is not None else None
        if whole is None or isinstance(whole[0], p.RecordDisplay) or hops >= HOPS:
            return None
        key = (file, "=")
        if key not in self._exports:
            self._exports[key] = None
            self._exports[key] = self.ref(whole[0], whole[1], hops + 1)
        return self._exports[key]

    def _exported(self, file: str, name: str, hops: int) -> Ref | None:
        facts = self.modules.get(file)
        if facts is None:
            return Ref(file, (name,), local=True)
        key = (file, name)
        if key not in self._exports:
            self._exports[key] = None
            self._exports[key] = self._export_of(facts, name, hops)
        return self._exports[key]

    def _export_of(self, facts: ModuleFacts, name: str, hops: int) -> Ref | None:
        file = facts.file
        if facts.is_python:
            return self._cached(facts.scope, name, hops) if name in facts.scope.names else self._starred(name, facts.scope, hops)
        binding = facts.exports.get(name) or (facts.exports.get("=") if name == "default" else None)
        if binding is not None and binding[0] is not None:
            return self.ref(binding[0], binding[1], hops + 1) if hops < HOPS else None
        if "=" in facts.exports and hops < HOPS:
            whole = self.ref(*facts.exports["="], hops + 1)
            return self._member(whole, name, hops + 1) if whole is not None and (not whole.local or whole.path) else None
        for specifier, level in facts.stars[:64]:
            target = self.resolve(specifier, level, file)
            if target.kind == "file" and target.path != file and hops < HOPS:
                found = self._exported(target.path, name, hops + 4)
                if found is not None:
                    return found
        return None

    def _submodule(self, ref: Ref, name: str) -> Ref | None:
        inner = next((path for path in (f"{ref.origin}/{name}.py", f"{ref.origin}/{name}/__init__.py") if path in self.modules), None)
        return Ref(inner, (), local=True) if inner else None
