"""Whatever stands in a file: no exception, no fault of our own, an answer that keeps to its schema.

2,000 mutated sources in a usual run; ``REPLATFORM_MUTATIONS=10000 pytest tests/properties/test_robustness.py`` for more,
``REPLATFORM_SEED`` for others.
"""

from __future__ import annotations

import os
import random

import msgspec
import pytest

from analyzer.analyze import Settings, analyze
from analyzer.model.analysis import Analysis
from tests.properties.mutator import mutated, seeds
from tests.source.in_memory import MemoryTree

COUNT = int(os.environ.get("REPLATFORM_MUTATIONS", "2000"))
SEED = int(os.environ.get("REPLATFORM_SEED", "8"))
AT_ONCE = 25
PACKAGE = '{"name": "p", "dependencies": {"express": "^4.0.0", "fastify": "^5.0.0", "bullmq": "*", "node-cron": "*"}}'
SETTINGS = Settings(cache=False, fuel=60_000, seconds_per_file=2.0)


def tree_of(rng: random.Random) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {"package.json": PACKAGE, "requirements.txt": "fastapi==0.115.0\ncelery\n"}
    known = seeds()
    for number in range(AT_ONCE):
        suffix, text = mutated(rng, known)
        files[f"{'main' if number == 0 else f'm{number}'}{suffix}"] = text
    return files


@pytest.mark.parametrize("batch", range(max(1, COUNT // AT_ONCE)))
def test_mutated_sources_are_read_without_a_fault_of_ours(batch: int) -> None:
    files = tree_of(random.Random(f"{SEED} {batch}"))  # noqa: S311 - the same every time
    analysis = analyze(MemoryTree(files), SETTINGS)
    ours = [item for item in analysis.diagnostics if item.kind == "internal"]
    assert not ours, {item.file: files.get(item.file) for item in ours} | {"diagnostics": ours}
    assert msgspec.json.decode(msgspec.json.encode(analysis), type=Analysis) == analysis
    for service in analysis.services:
        assert all(endpoint.path.startswith("/") or "{?}" in endpoint.path for endpoint in service.endpoints)
        assert all(endpoint.evidence.location.file in files for endpoint in service.endpoints if hasattr(endpoint, "evidence"))
