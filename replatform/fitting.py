"""The commands around the estimate itself: fitting it to a team's own migrations, and replaying the public ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from replatform.errors import Exit, Failure
from replatform.output import put

if TYPE_CHECKING:
    from pathlib import Path

    from estimators.model import Backtest, BacktestRow, Calibration, Quantiles

_LARGEST = 5_000_000


def calibrate(actuals: Path, output: Path | None) -> int:
    """Print the configuration section that a file of finished migrations gives."""
    from estimators.calibration import calibrate as fit
    from estimators.calibration import read_actuals
    from estimators.csvrows import ActualsError

    try:
        data = actuals.read_bytes()
        if len(data) > _LARGEST:
            raise Failure(f"{str(actuals)!r} is larger than {_LARGEST:,} bytes", "one line a migration is enough")
        fitted = fit(read_actuals(data.decode("utf-8-sig")))
    except OSError as error:
        raise Failure(f"cannot read {str(actuals)!r}: {error.strerror or error}", "name a CSV file", Exit.SOURCE) from error
    except UnicodeDecodeError as error:
        raise Failure(f"{str(actuals)!r} is not UTF-8", "save it as CSV UTF-8") from error
    except ActualsError as error:
        raise Failure(f"{str(actuals)!r}: {error}", "see docs/commands/calibrate.md") from error
    put(_section(fitted), output)
    return Exit.DONE


def backtest(output: Path | None) -> int:
    """Print the public migrations beside what band and model say of them."""
    from estimators.backtest import run_backtest

    put(_table(run_backtest()), output)
    return Exit.DONE


def _section(fitted: Calibration) -> str:
    text = fitted.label.replace("\\", "\\\\").replace('"', '\\"')
    return (
        "# Into .replatform.toml; in pyproject.toml the section is [tool.replatform.calibration].\n"
        "[calibration]\n"
        f"n = {fitted.n}\n"
        f"mean_log = {fitted.mean_log:.6f}\n"
        f"sd_log = {fitted.sd_log:.6f}\n"
        f"factor = {fitted.factor:.6f}\n"
        f"sigma = {fitted.sigma:.6f}\n"
        f'label = "{text}"\n'
    )


def _table(done: Backtest) -> str:
    headings = ("migration", "endpoints", "weeks", "band", "", "model P10-P50-P90", "", "author-days", "model P10-P50-P90", "")
    rows = [headings, *map(_row, done.rows)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(
        [
            *lines,
            "",
            _summary("Band", (done.band_inside, done.band_faster, done.band_slower), done.band_ratio, "geometric midpoint"),
            _summary("Model's P10 to P90", (done.model_inside, done.model_faster, done.model_slower), done.model_ratio, "P50"),
            "",
            *done.limits,
            f"Source: {done.source} ({done.date})",
            "",
        ]
    )


def _row(row: BacktestRow) -> tuple[str, ...]:
    return (
        f"{row.repository}: {row.moved}",
        str(row.endpoints),
        f"{row.actual_weeks:.1f}",
        f"{row.band_low:.1f}-{row.band_high:.1f}",
        row.in_band,
        _three(row.model),
        row.in_model,
        f"{row.author_days:.0f}" if row.author_days is not None else "",
        _three(row.effort) if row.effort else "",
        row.in_effort or "",
    )


def _three(found: Quantiles) -> str:
    return f"{found.p10:.1f}-{found.p50:.1f}-{found.p90:.1f}"


def _summary(what: str, hits: tuple[int, int, int], ratio: Quantiles, centre: str) -> str:
    inside, faster, slower = hits
    spread = f"median {ratio.p50:.2f}, P10 {ratio.p10:.2f}, P90 {ratio.p90:.2f}"
    return f"{what}: {inside} of {sum(hits)} inside, {faster} faster, {slower} slower; actual / {centre}: {spread}"
