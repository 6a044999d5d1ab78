"""One processor, schedule or task function is one job; enqueue sites are listed under it; in-process work apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from analyzer.inventory.jobs.counting import find_jobs
from analyzer.inventory.jobs.cron_words import is_cron, words
from analyzer.inventory.take import Inputs

Service = Callable[..., Inputs]


def jobs(inputs: Inputs) -> list[tuple[str, str, str]]:
    return [(job.name, job.trigger.kind, job.trigger.words or job.trigger.expression) for job in find_jobs(inputs) if not job.in_process]


def nightly(step: str, name: str = "") -> str:
    title = f"name: {name}\n" if name else ""
    return f"{title}on:\n  schedule:\n    - cron: '0 4 * * *'\njobs:\n  a:\n    steps:\n      - {step}\n"


BULLMQ = "import { Queue, Worker } from 'bullmq';\n"
CELERY = "from celery import Celery\nfrom celery.schedules import crontab\napp = Celery('x')\n"
CASES = {
    "BullMQ worker": ({"a.ts": BULLMQ + "new Worker('mail', async job => {});"}, [("mail", "queue", "mail")]),
    "BullMQ queue alone": ({"a.ts": BULLMQ + "const q = new Queue('mail');\nq.add('x', {});"}, []),
    "BullMQ repeated": (
        {"a.ts": BULLMQ + "const q = new Queue('mail');\nnew Worker('mail', f);\nq.add('x', {}, { repeat: { pattern: '0 3 * * *' } });"},
        [("mail", "cron", "At 03:00")],
    ),
    "Bull, named processors": (
        {"a.js": "const Queue = require('bull');\nconst q = new Queue('mail');\nq.process('send', f);\nq.process('read', g);"},
        [("send", "queue", "mail"), ("read", "queue", "mail")],
    ),
    "another process()": ({"a.js": "const x = make();\nx.process('send', f);"}, []),
    "Agenda": (
        {
            "a.js": "const Agenda = require('agenda');\n"
            "const a = new Agenda();\n"
            "a.define('purge', async () => {});\n"
            "a.every('3 minutes', 'purge');"
        },
        [("purge", "interval", "every 3 minutes")],
    ),
    "another define()": ({"a.js": "sequelize.define('user', {});"}, []),
    "node-cron": (
        {"a.js": "const cron = require('node-cron');\ncron.schedule('*/5 * * * *', purge);"},
        [("purge", "cron", "Every 5 minutes")],
    ),
    "node-cron validates": ({"a.js": "const cron = require('node-cron');\ncron.validate('*/5 * * * *');"}, []),
    "cron": ({"a.js": "const { CronJob } = require('cron');\nnew CronJob('0 0 * * *', clean);"}, [("clean", "cron", "At 00:00")]),
    "cron, by object": (
        {"a.js": "const { CronJob } = require('cron');\nCronJob.from({ cronTime: '0 0 * * *', onTick: clean });"},
        [("clean", "cron", "At 00:00")],
    ),
    "node-schedule": (
        {"a.js": "const s = require('node-schedule');\ns.scheduleJob('nightly', '0 1 * * *', f);"},
        [("nightly", "cron", "At 01:00")],
    ),
    "constant expression": (
        {
            "c.js": "exports.EVERY = '0 1 * * *';",
            "a.js": "const cron = require('node-cron');\nconst { EVERY } = require('./c');\ncron.schedule(EVERY, run);",
        },
        [("run", "cron", "At 01:00")],
    ),
    "bree": (
        {"a.js": "const Bree = require('bree');\nnew Bree({ jobs: ['one', { name: 'two', cron: '0 0 * * *' }] });"},
        [("one", "unknown", ""), ("two", "cron", "At 00:00")],
    ),
    "graphile-worker": (
        {"a.js": "const { run } = require('graphile-worker');\nrun({ taskList: { hello: async () => {}, bye } });"},
        [("bye", "queue", "bye"), ("hello", "queue", "hello")],
    ),
    "pg-boss": (
        {"a.js": "const PgBoss = require('pg-boss');\nconst b = new PgBoss();\nb.work('mail', f);\nb.send('mail');"},
        [("mail", "queue", "mail")],
    ),
    "KafkaJS": (
        {
            "a.js": "const { Kafka } = require('kafkajs');\n"
            "const c = new Kafka({}).consumer({});\n"
            "c.subscribe({ topic: 'orders' });\n"
            "c.run({ eachMessage: async () => {} });"
        },
        [("orders", "queue", "orders")],
    ),
    "amqplib": (
        {
            "a.js": "const amqp = require('amqplib');\n"
            "async function go() {\n"
            "  const c = await amqp.connect(u);\n"
            "  const ch = await c.createChannel();\n"
            "  ch.consume('orders', f);\n"
            "  ch.sendToQueue('x', b);\n"
            "}"
        },
        [("orders", "queue", "orders")],
    ),
    "Redis streams": (
        {
            "a.js": "const Redis = require('ioredis');\n"
            "const r = new Redis();\n"
            "async function consume() { while (true) await r.xreadgroup('GROUP', 'g', 'c', 'STREAMS', 's', '>'); }\n"
            "r.xadd('s', '*');"
        },
        [("s", "stream", "s")],
    ),
    "GraphQL publish and subscribe": (
        {"a.js": "const { PubSub } = require('graphql-subscriptions');\nconst p = new PubSub();\np.subscribe('x', f);"},
        [],
    ),
    "worker threads": ({"a.js": "const { Worker } = require('worker_threads');\nnew Worker('./w.js');"}, []),
    "Celery": (
        {"a.py": CELERY + "@app.task\ndef send(): ...\n@app.task(name='x.read')\ndef read(): ...\nsend.delay()"},
        [("send", "queue", ""), ("read", "queue", "x.read")],
    ),
    "Celery beat": (
        {
            "a.py": CELERY + "@app.task\n"
            "def send(): ...\n"
            "app.conf.beat_schedule = {'nightly': {'task': 'a.send', 'schedule': crontab(minute=0, hour=3)}}"
        },
        [("send", "cron", "At 03:00")],
    ),
    "Celery beat, task elsewhere": (
        {"a.py": CELERY + "app.conf.update(beat_schedule={'n': {'task': 'other.run', 'schedule': 30.0}})"},
        [("other.run", "interval", "every 30 seconds")],
    ),
    "shared task": ({"a.py": "from celery import shared_task\n@shared_task(bind=True)\ndef send(self): ..."}, [("send", "queue", "")]),
    "a task of something else": ({"a.py": "from lib import app\n@app.task\ndef send(): ..."}, []),
    "arq": (
        {
            "a.py": "from arq import cron\n"
            "async def send(ctx): ...\n"
            "async def clean(ctx): ...\n"
            "class WorkerSettings:\n"
            "    functions = [send]\n"
            "    cron_jobs = [cron(clean, hour=3, minute=15)]"
        },
        [("send", "queue", "send"), ("clean", "cron", "At 03:15")],
    ),
    "dramatiq": ({"a.py": "import dramatiq\n@dramatiq.actor\ndef send(): ...\nsend.send()"}, [("send", "queue", "")]),
    "RQ": ({"a.py": "from rq import Queue\ndef work(): ...\nq = Queue()\nq.enqueue(work)\nq.enqueue(work)"}, [("work", "queue", "")]),
    "APScheduler": (
        {
            "a.py": "from apscheduler.schedulers.background import BackgroundScheduler\n"
            "s = BackgroundScheduler()\n"
            "def tick(): ...\n"
            "s.add_job(tick, 'interval', minutes=5)\n"
            "@s.scheduled_job('cron', hour=2)\n"
            "def night(): ..."
        },
        [("tick", "interval", "every 5 minutes"), ("night", "cron", "At 02:00")],
    ),
    "taskiq": (
        {"a.py": "from taskiq import InMemoryBroker\nbroker = InMemoryBroker()\n@broker.task\nasync def send(): ..."},
        [("send", "queue", "")],
    ),
    "huey": (
        {"a.py": "from huey import RedisHuey\nhuey = RedisHuey()\n@huey.periodic_task(crontab(hour='1'))\ndef go(): ..."},
        [("go", "cron", "Every minute, between 01:00 and 01:59")],
    ),
    "repeat_every": (
        {"a.py": "from fastapi_utils.tasks import repeat_every\n@repeat_every(seconds=60)\ndef go(): ..."},
        [("go", "interval", "every minute")],
    ),
    "Temporal": (
        {"a.py": "from temporalio import workflow, activity\n@workflow.defn\nclass W: ...\n@activity.defn\ndef a(): ..."},
        [("W", "manual", ""), ("a", "manual", "")],
    ),
    "vercel": (
        {"vercel.json": '{"crons": [{"path": "/api/x", "schedule": "0 5 * * *"}]}', "a.js": "x();"},
        [("/api/x", "cron", "At 05:00")],
    ),
    "workflow that calls the application": (
        {".github/workflows/n.yml": nightly("run: curl https://x/api", "Nightly"), "a.js": "x();"},
        [("Nightly", "cron", "At 04:00")],
    ),
    "workflow that tidies": (
        {".github/workflows/s.yml": nightly("uses: actions/stale@v9"), "a.js": "x();"},
        [],
    ),
    "workflows that tidy images and tickets": (
        {
            ".github/workflows/a.yml": nightly("run: python tidy.py", "Clean up old Docker images"),
            ".github/workflows/daily-triage.yml": nightly("run: python look.py", "Daily"),
            "a.js": "x();",
        },
        [],
    ),
    "workflow that keeps the repository up": (
        {".github/workflows/hooks.yml": nightly("run: uv run prek autoupdate", "Bump pre-commit hooks"), "a.js": "x();"},
        [],
    ),
    "Kubernetes": (
        {"k8s/c.yaml": "apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: clean\nspec:\n  schedule: '0 6 * * *'\n", "a.js": "x();"},
        [("clean", "cron", "At 06:00")],
    ),
    "Kubernetes, in a template of OpenShift": (
        {
            "k8s/c.yaml": "kind: Template\napiVersion: v1\nparameters:\n- name: NAME\n  value: clean\n- name: AT\n  value: 0 6 * * *\n"
            "objects:\n"
            "- apiVersion: batch/v1\n  kind: CronJob\n  metadata:\n    name: ${NAME}-x\n  spec:\n    schedule: ${AT}\n",
            "a.js": "x();",
        },
        [("clean-x", "cron", "At 06:00")],
    ),
    "serverless": (
        {"serverless.yml": "functions:\n  clean:\n    handler: a.b\n    events:\n      - schedule: rate(5 minutes)\n", "a.js": "x();"},
        [("clean", "cron", "every 5 minutes")],
    ),
    "crontab": (
        {"crontab": "# m h\n0 7 * * * /usr/bin/node /app/clean.js\n", "a.js": "x();"},
        [("/usr/bin/node /app/clean.js", "cron", "At 07:00")],
    ),
    "a worker in a test": (
        {"w.test.js": "const { Worker } = require('bullmq');\ntest('x', () => { new Worker('a', f); });", "a.js": "x();"},
        [],
    ),
}


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_jobs(service: Service, files: dict[str, str], expected: Any) -> None:
    assert jobs(service(files)) == expected


def test_enqueue_sites_stand_under_their_job(service: Service) -> None:
    files = {
        "queues.js": "const Queue = require('bull');\nconst mail = new Queue('mail');\nmail.process(send);\nmodule.exports = { mail };",
        "api.js": "const { mail } = require('./queues');\nfunction post() {\n  mail.add({ to: 'x' });\n}",
    }
    (job,) = find_jobs(service(files))
    assert [(place.file, place.line) for place in job.enqueued_at] == [("api.js", 3)]


def test_celery_enqueue_sites_across_modules(service: Service) -> None:
    files = {
        "app/__init__.py": "",
        "app/tasks.py": CELERY + "@app.task\ndef send():\n    x = 1\n    return x",
        "app/views.py": "from app.tasks import send\ndef view():\n    send.delay()\n    send.apply_async()",
    }
    (job,) = find_jobs(service(files))
    assert [place.line for place in job.enqueued_at] == [3, 4]
    assert (job.location.file, job.handler_lines) == ("app/tasks.py", 3)


@pytest.mark.parametrize(
    ("files", "names"),
    [
        ({"a.js": "setInterval(sweep, 60 * 1000);"}, ["sweep"]),
        ({"a.js": "app.get('/', (req, res) => { setInterval(ping, 1000); });"}, []),
        ({"a.jsx": "setInterval(tick, 1000);", "b.js": "x();"}, []),
        ({"a.js": "function loop() { work(); setTimeout(loop, 1000); }"}, ["loop"]),
        ({"a.js": "setTimeout(once, 1000);"}, []),
        (
            {
                "a.py": "from fastapi import BackgroundTasks\n"
                "def mail(): ...\n"
                "def f(b: BackgroundTasks):\n"
                "    b.add_task(mail)\n"
                "def g(b: BackgroundTasks):\n"
                "    b.add_task(mail)"
            },
            ["mail"],
        ),
        ({"a.py": "class Q:\n    def add_task(self, f): ...\ndef f(b: Q):\n    b.add_task(print)"}, []),
        (
            {
                "a.py": "import asyncio\n"
                "async def loop():\n"
                "    while True:\n"
                "        await go()\n"
                "async def start():\n"
                "    asyncio.create_task(loop())"
            },
            ["loop"],
        ),
        ({"a.py": "import asyncio\nasync def once(): ...\nasync def start():\n    asyncio.create_task(once())"}, []),
    ],
)
def test_work_in_the_web_process(service: Service, files: dict[str, str], names: list[str]) -> None:
    assert [job.name for job in find_jobs(service(files)) if job.in_process] == names
    assert all(job.library is None for job in find_jobs(service(files)))


@pytest.mark.parametrize(
    ("expression", "cron", "english"),
    [
        ("*/5 * * * *", True, "Every 5 minutes"),
        ("0 0 2 * * *", True, "At 02:00"),
        ("@daily", True, "At 00:00"),
        ("0 9 * * 1-5", True, "At 09:00, Monday through Friday"),
        ("rate(1 hour)", False, "every 1 hour"),
        ("cron(0 12 * * ? *)", False, "At 12:00"),
        ("10 seconds", False, "every 10 seconds"),
        ("@reboot", False, "when the machine starts"),
        ("a b c d e", False, ""),
        ("not a schedule at all", False, ""),
        ("99 99 99 99 99", True, ""),
        ("", False, ""),
        ("* " * 100, False, ""),
    ],
)
def test_schedules_in_words(expression: str, cron: bool, english: str) -> None:
    assert (is_cron(expression), words(expression)) == (cron, english)
