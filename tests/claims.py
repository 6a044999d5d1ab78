"""The claims of a case stand on the line that they are about, after ``// $`` or ``# $``.

    app.get("/items", requireUser, list)  // $ endpoint="GET /items" guard=requireUser

endpoint     the registration on this line serves exactly these (repeat it for several)
guard        names of the guards of each endpoint of this line; ``none``: nothing guards it, nor does its handler refuse;
             ``any``: something guards it; ``handler``: its handler itself refuses. Unsaid: not checked
confidence   of each endpoint of this line; unsaid: certain
unmounted    declared on this line, served by nothing; `none`: nothing of this line is shown as such
library      added by a library that is told so on this line
job          catalogue id of the library of a job on this line; ``trigger`` its expression
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support import sources, spelled

MARK = re.compile(r"(?:#|//) \$ (.*)$")
CLAIM = re.compile(r'(\w+)=(?:"([^"]*)"|(\S+))')


@dataclass
class Claims:
    """What one line claims."""

    file: str
    line: int
    endpoints: list[tuple[str, str]] = field(default_factory=list)
    guards: list[str] = field(default_factory=list)
    confidence: str = "certain"
    unmounted: list[tuple[str, str]] = field(default_factory=list)
    told: bool = False
    apart: list[tuple[str, str]] = field(default_factory=list)
    jobs: list[str] = field(default_factory=list)
    triggers: list[str] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"

    def take(self, name: str, value: str) -> None:
        match name:
            case "unmounted" if value == "none":
                self.told = True
            case "endpoint" | "unmounted" | "library":
                method, path = value.split(" ", 1)
                {"endpoint": self.endpoints, "unmounted": self.unmounted, "library": self.apart}[name].append((method, spelled(path)))
            case "guard":
                self.guards.append(value)
            case "confidence":
                self.confidence = value
            case "job":
                self.jobs.append(value)
            case "trigger":
                self.triggers.append(value)
            case "express" | "fastify" | "fastapi" | "oracle":
                pass
            case _:
                raise ValueError(f"{self.place}: no such claim: {name}")


def read_claims(case: Path) -> list[Claims]:
    """Return the claims of all lines of a case; files are named as ``support.lay_out`` names them."""
    found = []
    for file in sources(case):
        name = file.relative_to(case).as_posix() if case.is_dir() else f"{'main' if case.suffix == '.py' else 'app'}{case.suffix}"
        for number, text in enumerate(file.read_text().splitlines(), 1):
            marked = MARK.search(text)
            if marked:
                claims = Claims(name, number)
                for key, quoted, bare in CLAIM.findall(marked[1]):
                    claims.take(key, quoted or bare)
                found.append(claims)
    return found


def disagreements(claims: list[Claims], report: dict[str, Any]) -> Iterator[str]:
    """Yield a line for everything that the claims and the report see differently."""
    endpoints = [endpoint for service in report["services"] for endpoint in service["endpoints"]]
    claimed = set()
    for line in claims:
        here = {_key(e): e for e in endpoints if _stands(e["location"], line)}
        for wanted in line.endpoints:
            claimed.add((line.place, wanted))
            yield from _compare(line, wanted, here.get(wanted))
        yield from _others(line, report)
    for endpoint in endpoints:
        if not any(_stands(endpoint["location"], line) and _key(endpoint) in line.endpoints for line in claims):
            place = f"{endpoint['location']['file']}:{endpoint['location']['line']}"
            yield f"{place}: extra {' '.join(_key(endpoint))}"
    known = [endpoint for endpoint in endpoints if "{?}" not in endpoint["path"]]
    twice = len(known) - len({(_key(e), e["location"]["file"], e["location"]["line"]) for e in known})
    if twice:
        yield f"{twice} endpoints are listed twice"


def _compare(line: Claims, wanted: tuple[str, str], found: dict[str, Any] | None) -> Iterator[str]:
    text = f"{line.place}: {' '.join(wanted)}"
    if found is None:
        yield f"{text} is missing"
        return
    if found["confidence"] != line.confidence:
        yield f"{text} is {found['confidence']}, not {line.confidence}"
    guards = sorted(guard["name"] for guard in found["guards"])
    if line.guards == ["any"]:
        if not guards:
            yield f"{text} is guarded"
    elif line.guards == ["handler"]:
        if guards or not found["asks"]:
            yield f"{text} has the guards {guards}, and its handler asks {found['asks']!r}"
    elif line.guards == ["none"] and found["asks"]:
        yield f"{text} is open, and its handler asks {found['asks']!r}"
    elif line.guards and guards != sorted(name for name in line.guards if name != "none"):
        yield f"{text} has the guards {guards}, not {line.guards}"


def _others(line: Claims, report: dict[str, Any]) -> Iterator[str]:
    for service in report["services"]:
        unmounted = [_key(u) for u in service.get("unmounted", []) if _stands(u["location"], line)]
        yield from (f"{line.place}: {' '.join(u)} is not among the unmounted" for u in line.unmounted if u not in unmounted)
        yield from (f"{line.place}: {' '.join(u)} is among the unmounted" for u in unmounted if line.told)
        added = [_key(u) for u in service.get("unmounted", []) if _stands(u["location"], line) and u["reason"] == "library"]
        if line.apart and sorted(added) != sorted(line.apart):
            yield f"{line.place}: a library adds {sorted(added)}, not {sorted(line.apart)}"
        jobs = [job for job in service.get("jobs", []) if _stands(job["location"], line) and not job["in_process"]]
        if line.jobs and sorted(str(job["library"]) for job in jobs) != sorted(line.jobs):
            yield f"{line.place}: jobs of {[job['library'] for job in jobs]}, not {line.jobs}"
        if line.triggers and sorted(job["trigger"]["expression"] for job in jobs) != sorted(line.triggers):
            yield f"{line.place}: triggers {[job['trigger'] for job in jobs]}, not {line.triggers}"


def _stands(location: dict[str, Any], line: Claims) -> bool:
    return bool(location["file"] == line.file and location["line"] == line.line)


def _key(endpoint: dict[str, Any]) -> tuple[str, str]:
    return endpoint["method"], spelled(endpoint["path"])
