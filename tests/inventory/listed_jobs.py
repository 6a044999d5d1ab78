"""Jobs as a test lists them."""

from __future__ import annotations

from analyzer.inventory.jobs.counting import find_jobs
from analyzer.inventory.take import Inputs


def jobs(inputs: Inputs) -> list[tuple[str, str, str, int]]:
    return [
        (job.name, job.trigger.kind, job.trigger.words or job.trigger.expression, len(job.enqueued_at))
        for job in find_jobs(inputs)
        if not job.in_process
    ]
