"""What an analysis may be told."""

from __future__ import annotations

import msgspec

from analyzer.model.library import OwnLibrary


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What an analysis may be told.

    Bounds: seconds and bytes for each file, bytes of memory for each worker, bytes of the cache; of the interpreter its fuel, the nested
    functions (``depth``), ``imports`` and calls of any kind (``nesting``), the rounds of one loop (``rounds``) and the ``items`` of one
    collection, the characters of one ``text``; the endpoints in all; the ``lost_workers`` after which no more files are read.
    ``seconds_per_service`` ends the registration code of one program by the clock; 0 leaves that to the fuel, which is the same everywhere.

    ``today`` is an ISO date (end-of-life phases are computed for it). ``include`` and ``exclude`` are path prefixes.
    ``own_guards`` and ``not_guards`` are names of functions that do and do not authenticate, ``own_jobs`` of functions whose calls
    declare jobs.
    """

    today: str = "1970-01-01"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    jobs: int = 1
    cache: bool = True
    prefilter: bool = True
    timings: bool = False
    seconds_per_file: float = 5.0
    seconds_per_service: float = 0.0
    bytes_per_file: int = 2_000_000
    memory_per_worker: int = 1_000_000_000
    cache_bytes: int = 500_000_000
    fuel: int = 1_500_000
    depth: int = 60
    imports: int = 500
    nesting: int = 1_000
    rounds: int = 5_000
    items: int = 20_000
    text: int = 20_000
    endpoints: int = 20_000
    lost_workers: int = 20
    own_guards: tuple[str, ...] = ()
    not_guards: tuple[str, ...] = ()
    own_jobs: tuple[str, ...] = ()
    own_libraries: tuple[OwnLibrary, ...] = ()
