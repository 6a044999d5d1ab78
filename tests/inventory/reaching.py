"""Endpoints of small services, and what they reach."""

from __future__ import annotations

from analyzer.inventory.reach import Reach, Sources, find_reach
from analyzer.inventory.take import Inputs, take
from analyzer.model.http import Endpoint
from analyzer.model.location import Location


def endpoint(text: str, file: str, marker: str, name: str = "") -> Endpoint:
    """Return an endpoint whose handler begins on the first line of ``text`` that holds ``marker``."""
    line = next(number for number, content in enumerate(text.splitlines(), 1) if marker in content)
    place = Location(file=file, line=line)
    return Endpoint(
        id=name or marker,
        method="GET",
        path=f"/{name}",
        template=f"/{name}",
        handler=marker,
        location=place,
        confidence="certain",
        handler_location=place,
    )


def reach_of(inputs: Inputs, endpoints: list[Endpoint], before: dict[str, list[Location]] | None = None) -> Reach:
    found = take(inputs)
    return find_reach(
        Sources(
            project=inputs.project,
            index=inputs.index,
            endpoints=endpoints,
            before=before or {},
            jobs=found.jobs,
            libraries=found.libraries,
            stores=found.data_stores,
            models=found.data_models,
            realtime=found.realtime,
            signals=found.ai_signals,
        )
    )
