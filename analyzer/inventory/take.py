"""The inventory of one service: everything that is counted beside routes, guards and reach, in one call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from analyzer.inventory._inputs import Inputs
from analyzer.inventory.ai import find_ai_signals, judge_ai
from analyzer.inventory.api_docs import find_api_docs
from analyzer.inventory.data_access import with_call_sites
from analyzer.inventory.data_models import find_data_models
from analyzer.inventory.data_stores import find_data_stores
from analyzer.inventory.deployment import find_deployment
from analyzer.inventory.front_ends import find_front_ends
from analyzer.inventory.hazards.finding import find_hazards, shown_by_code
from analyzer.inventory.jobs.counting import find_jobs
from analyzer.inventory.libraries import find_libraries
from analyzer.inventory.other_frameworks import find_other_frameworks
from analyzer.inventory.realtime import find_realtime
from analyzer.inventory.runtimes import find_runtimes
from analyzer.inventory.size import measure, measure_tests
from analyzer.inventory.suites import find_test_suites
from analyzer.model.analysis import Diagnostic, OtherFramework, Size
from analyzer.model.library import AiSignal, AiUse, Library, Runtime
from analyzer.model.work import ApiDocs, DataModel, DataStore, DeploymentUnit, FrontEnd, Hazard, Job, Realtime, TestSuite

__all__ = ["Inputs", "Inventory", "find_hazards", "inventory_of", "parts_of", "take", "take_tests", "with_call_sites"]


class Inventory(msgspec.Struct, frozen=True, kw_only=True):
    """What one service is made of; each field goes into the `Service` (``other_frameworks`` and ``diagnostics`` into the `Analysis`)."""

    size: Size
    libraries: tuple[Library, ...]
    ai_signals: tuple[AiSignal, ...]
    ai_use: AiUse
    jobs: tuple[Job, ...]
    realtime: tuple[Realtime, ...]
    data_models: tuple[DataModel, ...]
    data_stores: tuple[DataStore, ...]
    api_docs: tuple[ApiDocs, ...]
    deployment: tuple[DeploymentUnit, ...]
    front_ends: tuple[FrontEnd, ...]
    hazards: tuple[Hazard, ...]
    runtimes: tuple[Runtime, ...]
    other_frameworks: tuple[OtherFramework, ...]
    diagnostics: tuple[Diagnostic, ...]


def parts_of(inputs: Inputs) -> dict[str, Callable[[], Any]]:
    """Return the parts of an inventory that depend on no other, by field; they need the endpoints' places, not their guards.

    Of the hazards it is what the modules show. Those that take long come first.
    """
    return {
        "hazards": lambda: shown_by_code(inputs),
        "front_ends": lambda: find_front_ends(inputs),
        "libraries": lambda: find_libraries(inputs),
        "jobs": lambda: find_jobs(inputs),
        "data_models": lambda: find_data_models(inputs),
        "ai_signals": lambda: find_ai_signals(inputs),
        "data_stores": lambda: find_data_stores(inputs),
        "realtime": lambda: find_realtime(inputs),
        "deployment": lambda: find_deployment(inputs),
        "api_docs": lambda: find_api_docs(inputs),
        "runtimes": lambda: find_runtimes(inputs),
        "size": lambda: measure(inputs),
        "other_frameworks": lambda: find_other_frameworks(inputs),
    }


def take(inputs: Inputs) -> Inventory:
    """Return the inventory of the service that ``inputs`` describe."""
    found = {name: part() for name, part in parts_of(inputs).items()}
    stores = with_call_sites(inputs, found["data_stores"], found["data_models"])
    return inventory_of(inputs, found, hazards=find_hazards(inputs, found["hazards"]), data_stores=stores)


def inventory_of(inputs: Inputs, parts: Mapping[str, Any], *, hazards: tuple[Hazard, ...], data_stores: tuple[DataStore, ...]) -> Inventory:
    """Return the inventory that the answers of `parts_of`, all hazards and the stores with their call sites make up."""
    return Inventory(
        **{**parts, "hazards": hazards, "data_stores": data_stores},
        ai_use=judge_ai(parts["libraries"], parts["ai_signals"]),
        diagnostics=tuple(sorted(set(inputs.diagnostics), key=lambda item: (item.file, item.kind, item.message))),
    )


def take_tests(inputs: Inputs, size: Size) -> tuple[Size, tuple[TestSuite, ...], tuple[Diagnostic, ...]]:
    """Return the size with that of the tests, their suites, and what could not be read of them. Needs no module."""
    measured, suites = measure_tests(inputs, size), find_test_suites(inputs)
    return measured, suites, tuple(sorted(set(inputs.diagnostics), key=lambda item: (item.file, item.kind, item.message)))
