"""An audit from end to end: repository -> facts -> effort -> report -> files and exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from replatform import __version__, config, described, gates, output
from replatform.console import rendered, say, suffixes
from replatform.errors import Exit, Failure
from replatform.progress import Progress
from replatform.request import Request, choices, settings, validate
from replatform.snippets import snippets

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from analyzer.analyze import Tree
    from analyzer.model.analysis import Analysis
    from estimators.model import Assessment
    from replatform.config import Config
    from reports.comparison import Comparison
    from reports.contract.report import Report


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """All that one audit yields."""

    config: Config
    analysis: Analysis
    assessment: Assessment
    report: Report


def run(request: Request, formats: Collection[str], place: Path | None, *, opens: bool = False, strict: bool = False) -> int:
    """Audit, write the reports, and return the exit code."""
    destination = output.plan(formats, place, suffixes(formats, opens=opens), opens=opens)
    validate(request)
    described.check(request, destination.places)
    gates.refuse_changes(gates.parse(request.fail_on))
    audit = perform(request)
    output.deliver(destination, rendered(audit.report, destination, described.options(request, audit.report)), quiet=request.quiet)
    if not audit.report.services and not request.quiet and output.TERMINAL not in destination.places:
        say("; ".join([audit.report.headline.verdict, *(f"{item.name}: {item.consequence}" for item in audit.report.other_frameworks)]))
    return outcome(audit, held_gates(request, audit), strict=strict)


def perform(request: Request) -> Audit:
    """Read, count, estimate and build the report; raise Failure where nothing can be read or a choice cannot be used."""
    from analyzer.analyze import SourceError, open_source

    try:
        with open_source(request.source, request.ref) as tree:
            configured = config.read(request.config) if request.config else config.of_tree(config.files_of(tree))
            return examine(request, configured, tree)
    except SourceError as error:
        raise Failure(error.message, error.hint, Exit.SOURCE) from error


def examine(request: Request, configured: Config, tree: Tree, beside: Audit | None = None) -> Audit:
    """Return the audit of an open tree; what the history tells is taken over from the audit ``beside``, if one is given."""
    from analyzer.analyze import analyze
    from estimators.assess import assess
    from reports.view import Meta, build

    chosen = choices(request, configured)
    with Progress(quiet=request.quiet, timings=request.timings) as progress:
        analysis = analyze(tree, settings(request, configured), progress)
        if not analysis.coverage.files_seen:
            raise Failure(f"{request.source!r} holds no files", "name the folder of a repository", Exit.SOURCE)
        progress("quoting", 0, 0)
        if beside is not None:
            analysis = msgspec.structs.replace(analysis, history=beside.analysis.history)
        quoted = snippets(analysis, tree)
        progress("estimating", 0, 0)
        assessment = assess(analysis, chosen)
        progress("reporting", 0, 0)
        report = build(analysis, assessment, Meta(version=__version__, folder=_folder(analysis), snippets=quoted))
    return Audit(config=configured, analysis=analysis, assessment=assessment, report=report)


def _folder(analysis: Analysis) -> str:
    """Return the audited folder's path in its repository, which a source with an address carries in its name: ``shop/services/api``."""
    repository = (analysis.source.url or "").rpartition("/")[2]
    return analysis.source.name.removeprefix(f"{repository}/") if repository and "/" in analysis.source.name else ""


def held_gates(request: Request, audit: Audit, base: Report | None = None, changes: Comparison | None = None) -> list[gates.Held]:
    """Return the gates of the command line and the configuration that hold."""
    wanted = gates.parse([*request.fail_on, *audit.config.fail_on], audit.config.budgets)
    return gates.evaluate(wanted, audit.report, base, changes)


def outcome(audit: Audit, held: list[gates.Held], *, strict: bool) -> int:
    """Say which gates hold and return the exit code."""
    for item in held:
        say(f"gate {item.gate}: {item.message}")
    if held:
        return Exit.GATE
    if strict and not audit.report.complete:
        say(f"incomplete: {audit.report.incomplete_because[0]}")
        return Exit.INCOMPLETE
    return Exit.DONE
