from __future__ import annotations

import functools

import pytest

from tools import samples

HOW = "the samples of the documentation are stale: python -m tools.samples"


@functools.cache
def texts() -> dict[str, str]:
    return samples.texts()


@pytest.mark.parametrize("name", ["audit.html", "audit.md", "audit.txt", samples.SOURCE])
def test_samples_are_fresh(name: str):
    kept = samples.SAMPLES / name
    assert kept.exists(), HOW
    assert kept.read_text(encoding="utf-8") == texts()[name], HOW


def test_the_picture_is_there():
    assert (samples.SAMPLES / samples.PICTURE).stat().st_size > 20_000, HOW
