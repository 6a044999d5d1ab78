"""How far an inventory moves the estimate from a typical product's of as many endpoints: ``python -m tools.inventory_spread FOLDER...``.

Of each repository the service with most endpoints counts, as in a report's headline.
"""

from __future__ import annotations

import math
import statistics
import sys

from analyzer.analyze import analyze, open_source
from analyzer.model.analysis import Service
from analyzer.settings import Settings
from estimators.effort import work_items
from estimators.model import Count
from estimators.policy.load import load_policy
from estimators.policy.rules import Policy
from estimators.reference import reference_counts
from estimators.size import measure


def moved(service: Service, policy: Policy) -> float:
    """Return ln(person-days expected of what was found / those of a typical product) for a move to the other language."""
    found = [count for count in measure(service, policy) if count.id != "runtime"]
    return math.log(_expected(found, policy) / _expected(reference_counts(len(service.endpoints), policy, jobs=0, auth=1), policy))


def _expected(counts: list[Count] | tuple[Count, ...], policy: Policy) -> float:
    return math.fsum(item.expected for item in work_items(counts, policy, cross_language=True))


def main(folders: list[str]) -> None:
    """Print the figure of each repository, then the mean and the deviation of all."""
    policy, _ = load_policy()
    values = []
    for folder in folders:
        with open_source(folder) as tree:
            services = analyze(tree, Settings()).services
        service = max(services, key=lambda item: len(item.endpoints), default=None)
        if service is not None and service.endpoints:
            values.append(moved(service, policy))
            print(f"{values[-1]:+.2f}  {len(service.endpoints):>5} endpoints  {tree.name}")
    if len(values) > 1:
        print(f"{len(values)} services: mean {statistics.fmean(values):+.2f}, deviation {statistics.stdev(values):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
