"""The back-test by the default policy, kept for every assessment to show: ``python -m tools.replay``."""

from __future__ import annotations

from pathlib import Path

import msgspec

from estimators.backtest import KEPT, run_backtest

PLACE = Path(__file__).parents[1] / "estimators" / "policy" / KEPT


def replayed() -> bytes:
    """Return the back-test as JSON."""
    return msgspec.json.format(msgspec.json.encode(run_backtest()), indent=1) + b"\n"


if __name__ == "__main__":
    PLACE.write_bytes(replayed())
