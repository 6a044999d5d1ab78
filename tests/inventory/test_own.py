"""What the user knows and the catalog does not: job functions and libraries."""

from __future__ import annotations

from collections.abc import Callable

from analyzer.inventory.take import Inputs, take
from analyzer.model.library import OwnLibrary

Service = Callable[..., Inputs]
CODE = "const { enqueue } = require('./queue')\nenqueue('letters', async (job) => 1)\nconst kit = require('@acme/kit')\nkit.ask('x')\n"
FILES = {
    "package.json": '{"name": "x", "dependencies": {"@acme/kit": "1.0.0"}}',
    "app.js": CODE,
    "queue.js": "exports.enqueue = () => {}\n",
}


def test_a_named_function_declares_jobs(service: Service):
    jobs = take(service(FILES, own_jobs=("enqueue",))).jobs
    assert [(job.name, job.trigger.expression, job.in_process, job.location.line) for job in jobs] == [("letters", "letters", False, 2)]
    assert take(service(FILES)).jobs == ()


def test_a_decorator_declares_jobs(service: Service):
    code = "from acme import background\n@background(hours=2)\ndef tidy():\n    pass\ndef other():\n    pass\n"
    jobs = take(service({"main.py": code}, own_jobs=("background",))).jobs
    assert [(job.name, job.trigger.kind) for job in jobs] == [("tidy", "interval")]


def test_an_own_library_is_catalogued(service: Service):
    own = OwnLibrary(id="npm:@acme/kit", concern="ai", name="Acme kit", tier="structural")
    found = take(service(FILES, own_libraries=(own,)))
    libraries = [(item.id, item.level, item.tier) for item in found.libraries if item.concern == "ai"]
    assert libraries == [("npm:@acme/kit", "used", "structural")]
    assert found.ai_use.kind == "structural"
    assert take(service(FILES)).ai_use.kind == "none"


def test_an_own_job_library_counts_by_its_shapes(service: Service):
    code = "const { Runner } = require('@acme/runner')\nnew Runner('mail', async () => 1)\n"
    own = OwnLibrary(id="npm:@acme/runner", concern="jobs", use=("new Runner(",))
    jobs = take(service({**FILES, "app.js": code}, own_libraries=(own,))).jobs
    assert [(job.name, job.library) for job in jobs] == [("mail", "npm:@acme/runner")]
