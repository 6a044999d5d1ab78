"""Background jobs: one processor, schedule or task function is one job; enqueue sites are listed under it and count nothing.

A schedule attached to a counted task adds nothing; schedules of platforms (workflows, cron files, deployment files) are one job each;
work inside the web process is listed apart. What counts, per library, is in the catalog's job tables.
"""

from __future__ import annotations

from analyzer.inventory._inputs import Inputs
from analyzer.inventory.jobs.cron_words import words
from analyzer.inventory.jobs.drafts import Draft, Drafts
from analyzer.inventory.jobs.in_process import in_process_jobs
from analyzer.inventory.jobs.own import own_jobs
from analyzer.inventory.jobs.platforms import platform_jobs
from analyzer.inventory.jobs.sites import library_jobs
from analyzer.model.location import Location
from analyzer.model.work import Job, Trigger


def find_jobs(inputs: Inputs) -> tuple[Job, ...]:
    """Return the service's jobs, counted ones first, then the in-process work."""
    drafts = Drafts()
    library_jobs(inputs, drafts)
    own_jobs(inputs, drafts)
    for job in platform_jobs(inputs):
        trigger = Trigger(kind="cron", expression=job.schedule, words=words(job.schedule))
        drafts.add(Draft(job.name, job.platform, trigger, Location(file=job.file, line=job.line)))
    in_process_jobs(inputs, drafts)
    return drafts.jobs()
