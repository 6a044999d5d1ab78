"""The command line: names, options and help; every command hands over to a module of its own.

What is heavy is imported inside the commands, so that help and errors come at once.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import traceback
from pathlib import Path
from typing import Annotated, Literal, NoReturn, Optional

import typer

from replatform import __version__
from replatform.errors import Exit, Failure

app = typer.Typer(
    name="replatform",
    help="Reads a backend's repository and says how big it is, what it would cost to move, and whether it should move at all.",
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
)

Source = Annotated[str, typer.Argument(metavar="PATH|GIT-URL", help="A folder, or the URL of a git repository.")]
Here = Annotated[str, typer.Argument(metavar="PATH", help="A folder of the repository.")]
Ref = Annotated[Optional[str], typer.Option("--ref", metavar="REV", help="Read this revision from git instead of the files on disk.")]
Formats = Annotated[
    Optional[list[str]],
    typer.Option("--format", "-f", metavar="NAME", help="terminal, json, html, markdown, sarif, csv, openapi, cyclonedx; may be repeated."),
]
Output = Annotated[
    Optional[Path], typer.Option("--output", "-o", metavar="FILE|DIR", help="Where to write: a file for one format, a folder for several.")
]
ServiceName = Annotated[
    Optional[str], typer.Option("--service", metavar="NAME", help="The service that the openapi format describes: its name, folder or id.")
]
Contract = Annotated[bool, typer.Option("--contract", help="The openapi format describes only what an extraction would move.")]
Open = Annotated[bool, typer.Option("--open", help="Open the HTML page in a browser.")]
TargetName = Annotated[Optional[Literal["fastapi", "fastify"]], typer.Option("--target", help="What the move would lead to.")]
TeamSize = Annotated[Optional[int], typer.Option("--team-size", metavar="N", min=1, help="People who would do the work.")]
Availability = Annotated[
    Optional[float], typer.Option("--availability", metavar="SHARE", help="Share of each week that they give to it, above 0 and up to 1.")
]
WeeklyRate = Annotated[
    Optional[str], typer.Option("--weekly-rate", metavar="MONEY", help="Price of one person for a week, such as '4000 EUR'.")
]
Answers = Annotated[
    Optional[list[str]],
    typer.Option("--answer", metavar="KEY=VALUE", help="What only people know, such as roadmap.ai=yes; may be repeated."),
]
ConfigFile = Annotated[
    Optional[Path], typer.Option("--config", metavar="FILE", help="Read this configuration instead of the repository's own.")
]
FailOn = Annotated[
    Optional[list[str]],
    typer.Option("--fail-on", metavar="RULE", help="End with exit code 1 where this holds, such as unguarded-endpoint or weeks>12."),
]
Today = Annotated[
    Optional[str], typer.Option("--today", metavar="DATE", help="Judge end-of-life dates as of this day, such as 2026-03-31.")
]
Jobs = Annotated[Optional[int], typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes to read with; the answer is the same.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Read everything anew, and keep nothing.")]
NoPrefilter = Annotated[bool, typer.Option("--no-prefilter", help="Read also the files that can hold no route: slower, the same routes.")]
Timings = Annotated[bool, typer.Option("--timings", help="Say on standard error where the time went.")]
Strict = Annotated[bool, typer.Option("--strict", help="End with exit code 4 where the audit is incomplete.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but errors.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; every error becomes one line on standard error."""
    given = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    try:
        return int(app(args=given, prog_name="replatform", standalone_mode=False) or Exit.DONE)
    except Failure as failure:
        return _ended(str(failure), failure.code, given)
    except typer.TyperException as error:
        command = next((word for word in given[:1] if word in _commands()), "")
        hint = f"see `replatform {command} --help`".replace("  ", " ")
        return _ended(str(Failure(error.format_message().rstrip("."), hint)), Exit.USAGE, given)
    except (KeyboardInterrupt, typer.Abort):
        return _ended("stopped", Exit.STOPPED, given)
    except Exception as error:  # noqa: BLE001 - the last line of defence: a user gets a line, never a traceback
        line = f"internal error: {type(error).__name__}: {error}"
        return _ended(str(Failure(line, "run again with --debug and report what it prints")), Exit.INTERNAL, given)


def program() -> NoReturn:
    """Be a process of its own: what it holds at the end goes with it, neither searched for cycles nor taken down piece by piece."""
    gc.disable()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _commands() -> set[str]:
    return {command.callback.__name__ for command in app.registered_commands if command.callback}


def _ended(line: str, code: int, given: list[str]) -> int:
    if "--debug" in given:
        traceback.print_exc()
    print(f"replatform: {line}", file=sys.stderr)  # noqa: T201
    return int(code)


def _version(asked: bool) -> None:  # noqa: FBT001 - a callback's signature
    if asked:
        typer.echo(f"replatform {__version__}")
        raise typer.Exit


@app.callback()
def _replatform(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Read a backend's repository and say how big it is, what it would cost to move, and whether it should move at all."""


@app.command()
def audit(
    source: Source = ".",
    ref: Ref = None,
    formats: Formats = None,
    output: Output = None,
    service: ServiceName = None,
    contract: Contract = False,
    open_page: Open = False,
    target: TargetName = None,
    team_size: TeamSize = None,
    availability: Availability = None,
    weekly_rate: WeeklyRate = None,
    answer: Answers = None,
    config: ConfigFile = None,
    fail_on: FailOn = None,
    today: Today = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    no_prefilter: NoPrefilter = False,
    timings: Timings = False,
    strict: Strict = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Audit a repository: its services, endpoints, guards, jobs and AI use; band, estimate, options, recommendation."""
    from replatform import audit as work
    from replatform.request import Request

    request = Request(
        source=source,
        ref=ref,
        config=config,
        target=target,
        team_size=team_size,
        availability=availability,
        weekly_rate=weekly_rate,
        answers=tuple(answer or ()),
        fail_on=tuple(fail_on or ()),
        today=today,
        jobs=jobs,
        cache=not no_cache,
        prefilter=not no_prefilter,
        timings=timings,
        quiet=quiet,
        service=service,
        contract=contract,
    )
    return work.run(request, formats or [], output, opens=open_page, strict=strict)


@app.command()
def compare(
    base: Annotated[str, typer.Argument(metavar="BASE", help="The revision to compare with.")],
    head: Annotated[str, typer.Argument(metavar="HEAD", help="The revision to look at.")],
    source: Here = ".",
    merge_base: Annotated[
        bool, typer.Option("--merge-base", help="Compare with the commit where HEAD left BASE, as `git diff BASE...HEAD` does.")
    ] = False,
    formats: Formats = None,
    output: Output = None,
    target: TargetName = None,
    team_size: TeamSize = None,
    availability: Availability = None,
    weekly_rate: WeeklyRate = None,
    answer: Answers = None,
    config: ConfigFile = None,
    fail_on: FailOn = None,
    today: Today = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    strict: Strict = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Compare two revisions: what changes in endpoints, guards, jobs, AI use, band and weeks."""
    from replatform import compare as work
    from replatform.request import Request

    request = Request(
        source=source,
        config=config,
        target=target,
        team_size=team_size,
        availability=availability,
        weekly_rate=weekly_rate,
        answers=tuple(answer or ()),
        fail_on=tuple(fail_on or ()),
        today=today,
        jobs=jobs,
        cache=not no_cache,
        quiet=quiet,
    )
    return work.run(request, base, head, formats or [], output, strict=strict, forked=merge_base)


@app.command()
def action(debug: Debug = False) -> int:
    """Answer a GitHub event: what action.yml runs; everything comes from the environment."""
    from replatform.pull_request.action import run

    return run()


@app.command()
def explain(
    subject: Annotated[str, typer.Argument(metavar="ID", help="An endpoint's id or 'GET /path', a finding, or a figure such as weeks.")],
    source: Source = ".",
    ref: Ref = None,
    target: TargetName = None,
    team_size: TeamSize = None,
    availability: Availability = None,
    weekly_rate: WeeklyRate = None,
    answer: Answers = None,
    config: ConfigFile = None,
    today: Today = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Explain one endpoint, finding or figure: its evidence, its mounts, its arithmetic."""
    from replatform import explain as work
    from replatform.request import Request

    request = Request(
        source=source,
        ref=ref,
        config=config,
        target=target,
        team_size=team_size,
        availability=availability,
        weekly_rate=weekly_rate,
        answers=tuple(answer or ()),
        today=today,
        quiet=quiet,
    )
    return work.run(request, subject)


@app.command()
def calibrate(
    actuals: Annotated[Path, typer.Argument(metavar="ACTUALS.csv", help="Finished migrations: endpoints, weeks, team.")],
    output: Output = None,
    debug: Debug = False,
) -> int:
    """Fit the estimate to a team's own finished migrations; prints what belongs into the configuration."""
    from replatform import fitting

    return fitting.calibrate(actuals, output)


@app.command()
def backtest(output: Output = None, debug: Debug = False) -> int:
    """Replay the public migrations that the estimate is checked against."""
    from replatform import fitting

    return fitting.backtest(output)


@app.command()
def scaffold(
    kind: Annotated[Literal["hybrid"], typer.Argument(metavar="hybrid", help="What to write: the AI service of a hybrid.")],
    source: Source = ".",
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write; it must not hold anything yet.")
    ] = Path("ai-service"),
    ref: Ref = None,
    config: ConfigFile = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Write a FastAPI service that starts, for the endpoints that the extraction plan moves."""
    from replatform import scaffold as work
    from replatform.request import Request

    return work.run(Request(source=source, ref=ref, config=config, quiet=quiet), output)


@app.command()
def schema(output: Output = None, debug: Debug = False) -> int:
    """Print the JSON Schema of the report."""
    from replatform.output import put
    from reports.schema import schema_text

    put(schema_text(), output)
    return Exit.DONE


@app.command()
def doctor(output: Output = None, debug: Debug = False) -> int:
    """Print what a bug report needs: versions, grammars, git, the cache."""
    from replatform.doctor import examine, text
    from replatform.output import put

    put(text(examine()), output)
    return Exit.DONE
