"""An import-linter contract: the modules of a folder do not import each other, save those whose names begin with an underscore.

https://import-linter.readthedocs.io/en/stable/custom_contract_types/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from importlinter import Contract, ContractCheck, fields, output

if TYPE_CHECKING:
    from grimp import ImportGraph


class SiblingsContract(Contract):
    """``folders`` lists packages; what their ``_modules`` hold is shared, and must not look back at the others.

    ``shared`` names further modules that all may import, ``collectors`` those that may import all.
    """

    folders = fields.ListField(subfield=fields.StringField())
    shared = fields.SetField(subfield=fields.StringField(), required=False)
    collectors = fields.SetField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 - the base class's signature
        """Find every direct import from one child of a folder to another that is not shared."""
        shared, collectors = set(self.shared or ()), set(self.collectors or ())
        crossings = (pair for folder in self.folders for pair in _crossings(graph, folder))
        broken = [(importer, imported) for importer, imported in crossings if importer not in collectors and imported not in shared]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print one line an import."""
        for importer, imported in check.metadata["broken"]:
            output.print_error(f"- {importer} -> {imported}")


def _crossings(graph: ImportGraph, folder: str) -> list[tuple[str, str]]:
    children = sorted(graph.find_children(folder))
    family = {module: child for child in children for module in (child, *graph.find_descendants(child))}
    found = []
    for module, child in sorted(family.items()):
        for imported in sorted(graph.find_modules_directly_imported_by(module)):
            other = family.get(imported)
            if other not in {None, child} and not _shared(other):
                found.append((module, imported))
    return found


def _shared(module: str) -> bool:
    return module.rpartition(".")[2].startswith("_")
