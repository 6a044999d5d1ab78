"""What runs beside the requests: jobs, realtime channels; and what both stand on: data, deployment, tests."""

from __future__ import annotations

from typing import Literal

from analyzer.model.location import Evidence, Fact, Location


class Trigger(Fact):
    """What starts a job. ``expression`` is the queue's name, cron expression or interval as written; ``words`` says it in English."""

    kind: Literal["queue", "cron", "interval", "event", "startup", "manual", "stream", "unknown"]
    expression: str = ""
    words: str = ""


class Job(Fact):
    """One processor, schedule or task function. ``in_process`` work (BackgroundTasks, setInterval) is listed apart and counts nothing.

    ``location`` is where it is registered, ``handler_location`` where its code is; None where unknown.
    """

    id: str
    name: str
    library: str | None
    trigger: Trigger
    location: Location
    in_process: bool = False
    enqueued_at: tuple[Location, ...] = ()
    handler_lines: int = 0
    handler_location: Location | None = None
    reaches: tuple[str, ...] = ()


class Realtime(Fact):
    """A realtime channel or server: Socket.IO namespace or event, ws server, SSE stream, WebSocket route."""

    id: str
    kind: Literal["socketio", "websocket", "sse", "other"]
    name: str
    library: str | None
    location: Location


class DataModel(Fact):
    """An ORM model (``orm``), an API schema (``schema``) or a migration (``migration``), by library."""

    id: str
    name: str
    kind: Literal["orm", "schema", "migration"]
    library: str
    location: Location
    fields: int = 0


class DataStore(Fact):
    """A store that the service talks to (postgresql, redis, ...): how we know, and how many queries ask it."""

    id: str
    kind: str
    library: str | None
    call_sites: int = 0
    evidence: tuple[Evidence, ...] = ()


class ApiDocs(Fact):
    """API documentation that the service serves or holds: generated, annotated or written by hand."""

    name: str
    library: str | None
    evidence: tuple[Evidence, ...] = ()


class DeploymentUnit(Fact):
    """One deployed thing: Dockerfile, compose service, PM2 app, serverless function, Kubernetes workload, CI workflow, ...

    ``stays`` where another stack leaves it as it is: a ready-made database or broker, a workflow that labels issues.
    """

    id: str
    kind: str
    name: str
    location: Location
    stays: bool = False


class TestSuite(Fact):
    """Tests that exist. ``tests`` counts test functions; ``http_tests`` those in files that send HTTP requests to the app."""

    __test__ = False
    runner: str
    files: int
    tests: int
    http_tests: int
    evidence: tuple[Evidence, ...] = ()


class FrontEnd(Fact):
    """A front end in the same repository; ``shared_types`` are type modules that it and the service both import."""

    name: str
    framework: str
    root: str
    shared_types: tuple[Location, ...] = ()


class Hazard(Fact):
    """A behavioural difference that a migration meets: where, in which direction, and what to do. Priced at nothing."""

    id: str
    rule: str
    title: str
    direction: str
    advice: str
    severity: Literal["low", "medium", "high"]
    locations: tuple[Location, ...]
    source: str = ""
