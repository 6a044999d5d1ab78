"""Keep the reports of the fixtures as they are now: ``python -m tests.golden.refresh``; then read the diff before it is committed."""

from __future__ import annotations

from tests.golden.golden import refresh

if __name__ == "__main__":
    refresh()
