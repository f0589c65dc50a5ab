"""A kind of import contract for .importlinter: some modules import, from outside, only what a list allows."""

from collections.abc import Iterator
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class AllowList(Contract):
    """`source_modules` and everything beneath them import no other top-level package than those `allowed`."""

    type_name = "allow_list"

    source_modules = fields.SetField(subfield=fields.StringField())
    allowed = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        breaches = sorted(self._breaches(graph))
        return ContractCheck(kept=not breaches, metadata={"breaches": breaches})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported, line in check.metadata["breaches"]:
            output.print_error(f"- {importer} imports {imported} (line {line}), which is not on the list", bold=False)
        output.new_line()

    def _breaches(self, graph: ImportGraph) -> Iterator[tuple[str, str, int]]:
        for importer in self._importers(graph):
            for imported in graph.find_modules_directly_imported_by(importer):
                if self._is_foreign(importer, imported):
                    details = graph.get_import_details(importer=importer, imported=imported)
                    yield importer, imported, min(detail["line_number"] for detail in details)

    def _importers(self, graph: ImportGraph) -> Iterator[str]:
        # The fields turn into sets of text when import-linter reads the contract; their declared type is the field.
        for source in cast("set[str]", self.source_modules):
            yield source
            yield from graph.find_descendants(source)

    def _is_foreign(self, importer: str, imported: str) -> bool:
        top = imported.partition(".")[0]
        return top != importer.partition(".")[0] and top not in cast("set[str]", self.allowed)
