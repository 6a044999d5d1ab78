"""How the main backend reaches what has moved: HTTP where a request waits for the answer, a queue where a job does the work.

Codelli, FastAPI vs Node.js, hybrid architecture, step 3. BullMQ has a Python package (https://pypi.org/project/bullmq/), so a queue
that exists can be kept.
"""

from __future__ import annotations

from typing import Literal

from analyzer.model.analysis import Service
from analyzer.model.http import Endpoint
from analyzer.model.work import Job
from estimators.size import streams

Link = Literal["HTTP", "queue"]


def endpoint_link(endpoint: Endpoint) -> tuple[Link, str, str]:
    """Return link, transport and reason for a moved endpoint."""
    if endpoint.method == "WS":
        return "HTTP", "WebSocket, forwarded by the gateway", "the client holds a connection open"
    if streams(endpoint):
        return "HTTP", "HTTP, streamed through the gateway unbuffered", "the client reads the answer while it is made"
    if endpoint.upload:
        return "HTTP", "HTTP", "the request carries a file and waits; beyond 3 seconds of work, store the file and put its key on the queue"
    return "HTTP", "HTTP", "the request waits for the answer"


def job_link(job: Job, service: Service) -> tuple[Link, str, str]:
    """Return link, transport and reason for a moved job."""
    queue = "BullMQ" if any("bullmq" in library.id for library in service.libraries) else "Redis Streams"
    if job.trigger.kind in ("cron", "interval"):
        return "queue", f"{queue}, or a schedule of the service's own", "a schedule starts it and nobody waits"
    if job.trigger.kind in ("queue", "stream", "event"):
        kept = ", the queue that is there; it has a Python package" if queue == "BullMQ" else ""
        return "queue", f"{queue}{kept}", "a background job does it and nobody waits"
    return "queue", queue, "it runs in the background"
