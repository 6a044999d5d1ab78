"""Jobs whose client comes from elsewhere: passed as an argument, read by a getter, made when first asked for, listed by computed names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from analyzer.inventory.take import Inputs
from tests.inventory.listed_jobs import jobs

Service = Callable[..., Inputs]
HOURLY = [("tidy", "cron", "Every hour", 0)]

JAVASCRIPT: dict[str, tuple[dict[str, str], list[Any]]] = {
    "passed to a module that is a function": (
        {
            "app.js": "const cron = require('node-cron');\nconst timer = require('./jobs/tidy')(cron, fetch);\n",
            "jobs/tidy.js": "module.exports = (cron, fetch) => {\n  const tidy = async () => {};\n"
            "  return cron.schedule('0 * * * *', tidy);\n};\n",
        },
        HOURLY,
    ),
    "passed to a function, and on": (
        {
            "app.js": "import cron from 'node-cron';\nimport { start } from './jobs.js';\nstart(cron);\n",
            "jobs.js": "const tidy = () => {};\nfunction hourly(what, timer) { timer.schedule('0 * * * *', what); }\n"
            "export function start(clock) { hourly(tidy, clock); }\n",
        },
        HOURLY,
    ),
    "passed on by many": (
        {
            "app.js": "const cron = require('node-cron');\nrequire('./one')(cron);\n",
            **{
                f"{name}.js": f"const next = require('./{after}');\nmodule.exports = (clock{name}) => next(clock{name});\n"
                for name, after in (("one", "two"), ("two", "three"), ("three", "four"), ("four", "five"), ("five", "six"), ("six", "last"))
            },
            "last.js": "const tidy = () => {};\nmodule.exports = (timer) => timer.schedule('0 * * * *', tidy);\n",
        },
        HOURLY,
    ),
    "passed in a record": (
        {
            "app.js": "const cron = require('node-cron');\nconst log = console;\nrequire('./jobs')({ log, cron });\n",
            "jobs.js": "const tidy = () => {};\nmodule.exports = ({ cron, log }) => { cron.schedule('0 * * * *', tidy); };\n",
        },
        HOURLY,
    ),
    "passed to a constructor and kept": (
        {
            "app.js": "const cron = require('node-cron');\nconst Jobs = require('./jobs');\nnew Jobs(console, cron).start();\n",
            "jobs.js": "const tidy = () => {};\nclass Jobs {\n  constructor(log, cron) { this.cron = cron; }\n"
            "  start() { this.cron.schedule('0 * * * *', tidy); }\n}\nmodule.exports = Jobs;\n",
        },
        HOURLY,
    ),
    "passed nothing of the kind": (
        {
            "app.js": "const cron = require('node-cron');\nconst shows = require('./shows');\nrequire('./jobs')(shows);\n",
            "shows.js": "exports.schedule = (when, what) => {};\n",
            "jobs.js": "const tidy = () => {};\nmodule.exports = (cron) => { cron.schedule('0 * * * *', tidy); };\n",
        },
        [],
    ),
    "read by a getter": (
        {
            "app.js": "const Connection = require('./connection');\nconst connection = new Connection();\nconst send = async (job) => {};\n"
            "function begin() { connection.queue.process(send); }\nbegin();\n",
            "connection.js": "const Bull = require('bull');\nclass Connection {\n"
            "  constructor() {\n    if (!Connection.one) { this.queue = new Bull('mail', {}); Connection.one = this; }\n"
            "    return Connection.one;\n  }\n"
            "  get queue() { return this._queue; }\n  set queue(queue) { this._queue = queue; }\n}\nmodule.exports = Connection;\n",
        },
        [("mail", "queue", "mail", 0)],
    ),
    "made when first asked for, in a record behind a barrel": (
        {
            "app.js": "const { Uploads } = require('./services');\n"
            "async function begin() { const queue = await Uploads.queue(); queue.process(4, async (job) => {}); }\nbegin();\n",
            "services/index.js": "const { Uploads } = require('./uploads');\nmodule.exports = { Uploads };\n",
            "services/uploads.js": "const Queue = require('bee-queue');\nlet made;\n"
            "const queue = async () => {\n  if (!made) { made = new Queue('uploads', {}); await made.ready(); }\n  return made;\n};\n"
            "exports.Uploads = { queue };\n",
        },
        [("uploads", "queue", "uploads", 0)],
    ),
    "in a record that a barrel hands on with all else": (
        {
            "app.js": "import { Uploads } from './services/index.js';\n"
            "async function begin() { const queue = await Uploads.queue(); queue.process(async (job) => {}); }\nbegin();\n",
            "services/index.js": "export * from './others.js';\nexport * from './inner.js';\n",
            "services/others.js": "export const Others = {};\n",
            "services/inner.js": "export * from './uploads.js';\nexport * from './index.js';\n",
            "services/uploads.js": "import Queue from 'bee-queue';\nconst queue = async () => new Queue('uploads', {});\n"
            "export const Uploads = { queue };\n",
        },
        [("uploads", "queue", "uploads", 0)],
    ),
    "typed, with a parameter": (
        {
            "app.ts": "import { queue } from './uploads';\nqueue().process(async (job) => {});\n",
            "uploads.ts": "import Queue from 'bee-queue';\ninterface Upload { name: string }\nlet made: Queue<Upload> | undefined;\n"
            "export const queue = (): Queue<Upload> => made!;\n",
        },
        [("Bee-Queue at line 2", "queue", "", 0)],
    ),
    "derived from": (
        {
            "app.js": "const { Worker } = require('bullmq');\nconst send = async () => {};\n"
            "class Mail extends Worker {\n  constructor(connection) { super('mail', send, { connection }); }\n}\nnew Mail({});\n",
        },
        [("mail", "queue", "mail", 0)],
    ),
    "derived from, without a name, beside functions without one": (
        {
            "app.js": "const { Worker } = require('bullmq');\nconst send = async () => {};\n[1].forEach(() => {});\n"
            "new (class extends Worker {\n  constructor() { super('mail', send); }\n})();\n",
        },
        [("mail", "queue", "mail", 0)],
    ),
    "derived from, by a class without a name beside functions without one": (
        {
            "app.js": "const { Worker } = require('bullmq');\nconst send = async () => {};\nconst make = () => {\n"
            "  process.on('exit', () => {});\n  return class extends Worker {\n"
            "    constructor(connection) { super('mail', send, { connection }); }\n  };\n};\nmake();\n",
        },
        [("mail", "queue", "mail", 0)],
    ),
    "derived from what runs nothing": (
        {
            "app.js": "const { Queue } = require('bullmq');\n"
            "class Mail extends Queue {\n  constructor(connection) { super('mail', { connection }); }\n}\nnew Mail({});\n",
        },
        [],
    ),
    "listed by computed names": (
        {
            "app.js": "const { run } = require('graphile-worker');\nconst NAMES = { MAIL: 'mail', TIDY: 'tidy' };\n"
            "const taskList = { [NAMES.MAIL]: async (given) => {}, [NAMES.TIDY]: async (given) => {} };\n"
            "async function main() { await run({ concurrency: 2, taskList }); }\nmain();\n",
        },
        [("mail", "queue", "mail", 0), ("tidy", "queue", "tidy", 0)],
    ),
}

PYTHON: dict[str, tuple[dict[str, str], list[Any]]] = {
    "passed to a function": (
        {
            "main.py": "import schedule\nfrom jobs import plan\n\nplan(schedule)\n",
            "jobs.py": "def tidy(): ...\n\n\ndef plan(clock):\n    clock.every().hour.do(tidy)\n",
        },
        [("tidy", "interval", "every hour", 0)],
    ),
    "in lists that are put together": (
        {
            "main.py": "from arq import cron, func\n\n\nasync def mail(ctx): ...\n\n\nasync def tidy(ctx): ...\n\n\n"
            "async def post(ctx): ...\n\n\nCOMMON = [mail]\nMORE = [*COMMON, func(post, name='sent')]\n\n\n"
            "class WorkerSettings:\n    functions = MORE + [tidy]\n    cron_jobs = [cron(tidy, hour=3, minute=0)]\n",
        },
        [("mail", "queue", "mail", 0), ("sent", "queue", "sent", 0), ("tidy", "cron", "At 03:00", 0)],
    ),
    "planned by fields that are handed on": (
        {
            "main.py": "from apscheduler.schedulers.background import BackgroundScheduler\n\nclock = BackgroundScheduler()\n\n\n"
            "def tidy(): ...\n\n\ndef plan(what, **fields):\n    clock.add_job(what, 'cron', **fields)\n\n\nplan(tidy, **read('tidy'))\n",
        },
        [("tidy", "cron", "**fields", 0)],
    ),
    "kept by an object": (
        {
            "main.py": "from apscheduler.schedulers.background import BackgroundScheduler\nfrom jobs import Jobs\n\n"
            "Jobs(clock=BackgroundScheduler()).plan()\n",
            "jobs.py": "def tidy(): ...\n\n\nclass Jobs:\n    def __init__(self, clock):\n        self.clock = clock\n\n"
            "    def plan(self):\n        self.clock.add_job(tidy, 'cron', hour='*', minute=0)\n",
        },
        [("tidy", "cron", "Every hour", 0)],
    ),
}


@pytest.mark.parametrize(("files", "expected"), [*JAVASCRIPT.values(), *PYTHON.values()], ids=[*JAVASCRIPT, *PYTHON])
def test_jobs(service: Service, files: dict[str, str], expected: list[Any]) -> None:
    assert jobs(service(files)) == expected
