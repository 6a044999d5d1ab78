from __future__ import annotations

import pytest

from estimators.words import amount, counted, digits, do, listed, span


@pytest.mark.parametrize(
    ("value", "shown"), [(0.0, "0"), (3.04, "3"), (7.25, "7.2"), (9.96, "10"), (49.48, "50"), (312.4, "312"), (1234567.0, "1,234,567")]
)
def test_a_number_has_the_digits_that_a_sentence_bears(value: float, shown: str):
    assert amount(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0"),
        (0.00712345, "0.007123"),
        (0.08, "0.08"),
        (1.66666, "1.667"),
        (41.89, "41.89"),
        (150600.0, "150600"),
        (2.5e9, "2500000000"),
    ],
)
def test_a_calculator_is_never_given_an_exponent(value: float, shown: str):
    assert digits(value) == shown


def test_counts_agree_with_what_follows():
    assert [counted(number, "endpoint") for number in (0, 1, 2000)] == ["0 endpoints", "1 endpoint", "2,000 endpoints"]
    assert [do(number, "validate") for number in (1, 2)] == ["1 validates", "2 validate"]
    assert [span(0, 0), span(0.98, 1.02), span(4, 8)] == ["no migration work", "1 week", "4 to 8 weeks"]
    assert listed(["a", "b", "c"], 2) == "a, b and 1 more"
