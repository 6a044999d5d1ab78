"""The step that ``action.yml`` runs, on one page: commits -> comparison -> files, outputs, summary, annotations, comment, exit code."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from replatform.errors import Exit, Failure, one_line
from replatform.pull_request.annotations import Annotation, select
from replatform.pull_request.api import Api
from replatform.pull_request.commands import annotate, log, write_outputs, write_summary
from replatform.pull_request.context import read_context, read_inputs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from replatform.compare import Compared
    from replatform.pull_request.commands import Level
    from replatform.pull_request.context import Context, Inputs
    from replatform.pull_request.revisions import Revisions


def run(environ: Mapping[str, str] | None = None) -> int:
    """Do what the event asks for, and return the exit code; a failure is an annotation beside the line on standard error."""
    given = os.environ if environ is None else environ
    try:
        inputs, context = read_inputs(given), read_context(given)
        api = Api(context.api, inputs.token)
        if inputs.comparison:
            from replatform.pull_request.relay import relay

            return relay(inputs, context, api)
        return _act(inputs, context, api)
    except Failure as failure:
        annotate("error", str(failure), title="replatform")
        raise


def _act(inputs: Inputs, context: Context, api: Api) -> int:
    from replatform.compare import perform
    from replatform.pull_request.revisions import revisions
    from replatform.request import Request, validate

    folder = _audited(inputs, context)
    config = context.workspace / inputs.config if inputs.config else None
    request = Request(source=str(folder), config=config, fail_on=inputs.fail_on, quiet=True)
    validate(request)
    between = revisions(inputs, context, api, folder)
    if between is None:
        annotate("notice", "This is the first push of the branch: there is nothing to compare it with.", title="replatform")
        write_outputs(context.outputs, {"changed": "false"})
        return Exit.DONE
    if between.note:
        annotate("warning", between.note, title="replatform")
    found = perform(request, between.base, between.head)
    _tell(found, inputs, context, api, folder, between)
    return Exit.GATE if found.held and not inputs.warn_only else Exit.DONE


def _tell(found: Compared, inputs: Inputs, context: Context, api: Api, folder: Path, between: Revisions) -> None:
    from analyzer.revisions import inside_repository
    from replatform.pull_request.comment import Comment
    from replatform.pull_request.files import Ticket, folder_of, write
    from replatform.pull_request.publishing import published
    from replatform.pull_request.texts import comment_body, outputs, summary_text
    from reports.changes import render
    from reports.format import RenderOptions

    held = tuple(item.message for item in found.held)
    inside = inside_repository(folder)
    ticket = Ticket(number=between.number, id=inputs.id, path=inside, held=held)
    told = outputs(found) | write(found, folder_of(context.temp, inputs.output, inputs.slug), ticket)
    if inputs.artifact:
        told["artifact"] = f"replatform-{inputs.slug}" if inputs.slug else "replatform"
    write_summary(context.summary, summary_text(found.changes, held, inputs.id))
    log(render("terminal", found.changes, found.head.report, RenderOptions()))
    _annotate(found, inputs, folder, between, inside)
    if between.number is not None:
        comment = Comment(
            repository=context.repository,
            number=between.number,
            id=inputs.id,
            author=inputs.comment_author,
            body=comment_body(found.changes, held, context.run, inputs.id),
            changed=found.changes.changed,
        )
        told["comment-url"] = published(api, comment, inputs)
    write_outputs(context.outputs, told)


def _audited(inputs: Inputs, context: Context) -> Path:
    folder = (context.workspace / inputs.path).resolve()
    if not folder.is_relative_to(context.workspace.resolve()) or not folder.is_dir():
        raise Failure(
            f"the input path {inputs.path!r} is no folder of the checkout", "check the repository out first, with actions/checkout"
        )
    return folder


def _annotate(found: Compared, inputs: Inputs, folder: Path, between: Revisions, inside: str) -> None:
    """Print annotations: gates always, findings where they are wanted."""
    from analyzer.analyze import SourceError
    from analyzer.revisions import changed_lines
    from reports.changes.sarif import below

    level: Level = "warning" if inputs.warn_only else "error"
    gates = [Annotation(level=level, title=f"replatform: {item.gate}", message=one_line(item.message)) for item in found.held]
    findings = found.changes.new_findings if inputs.annotations else ()
    try:
        lines = changed_lines(folder, between.base, between.head, [item.location.file for item in findings if item.location])
    except SourceError:
        lines = {}
    prefix = "" if inside == "." else f"{inside}/"
    changed = {f"{prefix}{file}": ranges for file, ranges in lines.items()}
    for item in select(below(findings, inside), found.changes.rules, changed, gates):
        annotate(item.level, item.message, file=item.file, line=str(item.line) if item.line else "", title=item.title)
