"""How many jobs a registration is: what tells two of them apart, what makes them one, and what is no background work at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from analyzer.inventory.jobs.counting import find_jobs
from analyzer.inventory.take import Inputs

Service = Callable[..., Inputs]
SCHEDULER = "from apscheduler.schedulers.background import BackgroundScheduler\nscheduler = BackgroundScheduler()\n"
BUS = "from azure.servicebus import ServiceBusClient\nclient = ServiceBusClient.from_connection_string(url)\n"

CASES: dict[str, tuple[dict[str, str], list[Any]]] = {
    "APScheduler, one dispatcher with other arguments": (
        {
            "a.py": SCHEDULER
            + "def start(job_id): ...\n"
            + "scheduler.add_job(start, 'interval', id='sync', minutes=5, kwargs={'job_id': 'sync'})\n"
            + "scheduler.add_job(start, 'interval', id='clean', hours=24, kwargs={'job_id': 'clean'})\n"
            + "scheduler.add_job(start, 'cron', id='clean-too', hour=3, kwargs={'job_id': 'clean'})\n"
        },
        [("sync", "every 5 minutes"), ("clean", "every day; At 03:00")],
    ),
    "schedule, one function with other arguments": (
        {"a.py": "import schedule\ndef pull(site): ...\nschedule.every(1).hours.do(pull, 'a')\nschedule.every(2).hours.do(pull, 'b')\n"},
        [("pull", "every 1 hours"), ("pull", "every 2 hours")],
    ),
    "APScheduler, the first run is no schedule": (
        {
            "a.py": SCHEDULER
            + "from datetime import datetime\n"
            + "first = datetime.now().replace(hour=23, minute=0)\n"
            + "scheduler.add_job(sweep, 'interval', days=1, next_run_time=first)\n"
        },
        [("sweep", "every day")],
    ),
    "APScheduler, a number from the settings": (
        {"a.py": SCHEDULER + "scheduler.add_job(sweep, 'interval', minutes=int(settings.EVERY))\n"},
        [("sweep", "every settings.EVERY minutes")],
    ),
    "APScheduler, fields that are not known": (
        {"a.py": SCHEDULER + "scheduler.add_job(sweep, 'cron', hour=at.hour, minute=at.minute)\n"},
        [("sweep", "minute=at.minute, hour=at.hour")],
    ),
    "APScheduler, a crontab that is not known": (
        {
            "a.py": SCHEDULER
            + "from apscheduler.triggers.cron import CronTrigger\n"
            + "scheduler.add_job(sweep, trigger=CronTrigger.from_crontab(flow.timer))\n"
        },
        [("sweep", "flow.timer")],
    ),
    "Azure Service Bus, receivers that only settle": (
        {
            "a.py": BUS
            + "class Bus:\n"
            + "    def __init__(self, name):\n"
            + "        self.name = name\n"
            + "    def pull(self):\n"
            + "        with client.get_queue_receiver(self.name) as receiver:\n"
            + "            return receiver.receive_messages(max_message_count=1)\n"
            + "    def settle(self, message):\n"
            + "        with client.get_queue_receiver(self.name) as receiver:\n"
            + "            receiver.complete_message(message)\n"
            + "    def give_up(self, message):\n"
            + "        with client.get_queue_receiver(self.name) as receiver:\n"
            + "            receiver.dead_letter_message(message)\n"
        },
        [("pull", "self.name")],
    ),
    "Azure Service Bus, two queues": (
        {
            "a.py": BUS
            + "with client.get_queue_receiver('mail') as one:\n    for message in one: send(message)\n"
            + "with client.get_queue_receiver('text') as two:\n    for message in two: send(message)\n"
        },
        [("mail", "mail"), ("text", "text")],
    ),
    "BullMQ, a worker made for each of several queues": (
        {
            "queues.ts": "import { Queue } from 'bullmq';\n"
            "let mail: Queue;\nlet text: Queue;\n"
            "export const textName = 'text';\n"
            "export function getMail() { if (!mail) { mail = new Queue('mail'); } return mail; }\n"
            "export const getText = () => { if (!text) { text = new Queue(textName); } return text; };\n",
            "worker.ts": "import { Queue, Worker } from 'bullmq';\nimport { getMail, getText } from './queues';\n"
            "const start = (queue: Queue, processor) => { const worker = new Worker(queue.name, null, {}); loop(worker, processor); };\n"
            "start(getMail(), sendMail);\nstart(getText(), sendText);\n",
        },
        [("mail", "mail"), ("text", "text")],
    ),
    "Bree, a fork, with jobs that a method collects": (
        {
            "jobs.js": """const Bree = require('@mintplex-labs/bree');
class Background {
  #always = [{ name: 'sweep', interval: '12hr' }, { name: 'images', interval: '9hr' }];
  #sync = [{ name: 'sync', interval: '1hr' }];
  boot() {
    const jobsToRun = this.jobs();
    this.bree = new Bree({ root: this.root, jobs: jobsToRun });
  }
  jobs() {
    const active = [...this.#always];
    if (this.syncEnabled) active.push(...this.#sync);
    active.push({ name: 'late', cron: '0 3 * * *' });
    return active;
  }
}"""
        },
        [("sweep", "every 12hr"), ("images", "every 9hr"), ("sync", "every 1hr"), ("late", "At 03:00")],
    ),
    "cronosjs, a task for each call of a function": (
        {
            "tasks/expire.js": "module.exports = { name: 'expire', schedule: '@hourly', run: async app => {} };",
            "tasks/report.js": "module.exports = { name: 'report', schedule: '0 3 * * *', run: async app => {} };",
            "house.js": """const { scheduleTask } = require('cronosjs');
const fp = require('fastify-plugin');
module.exports = fp(async function (app) {
  async function registerTask (task) {
    if (task.schedule) { task.job = scheduleTask(task.schedule, () => { run(task); }); }
  }
  await registerTask(require('./tasks/expire'));
  app.decorate('housekeeper', { registerTask });
});""",
            "more.js": "module.exports = app => { app.housekeeper.registerTask(require('./tasks/report')); };",
        },
        [("expire", "Every hour"), ("report", "At 03:00")],
    ),
}


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_jobs(service: Service, files: dict[str, str], expected: Any) -> None:
    found = [(job.name, job.trigger.words or job.trigger.expression) for job in find_jobs(service(files)) if not job.in_process]
    assert sorted(found) == sorted(expected)


NO_WORK = {
    "until something is there": """function wait(done) {
  const timer = setInterval(() => { if (ready()) { clearInterval(timer); done(); } }, 50);
}""",
    "while another thing lasts": """async function work(job) {
  const beat = setInterval(async () => { await job.extendLock(); }, 10000);
  try { await run(job); } finally { clearInterval(beat); }
}""",
    "as a promise": "const slept = new Promise(done => { const timer = setInterval(() => { clearInterval(timer); done(); }, 500); });",
}


@pytest.mark.parametrize("text", NO_WORK.values(), ids=NO_WORK)
def test_a_timer_that_ends_with_its_function_is_no_work(service: Service, text: str) -> None:
    assert find_jobs(service({"a.js": text})) == ()


WORK = {
    "stopped by a hook": """function start(app) {
  const timer = setInterval(sweep, 1000);
  app.addHook('onClose', async () => { clearInterval(timer); });
}""",
    "stopped at the end of the program": """(async () => {
  const timer = setInterval(sweep, 1000);
  await serve();
  clearInterval(timer);
})();""",
    "stopped by another method": "class A { start() { this.timer = setInterval(sweep, 1000); } stop() { clearInterval(this.timer); } }",
    "begun anew": "function start() { if (timer) clearInterval(timer); timer = setInterval(sweep, 1000); }\nlet timer;",
}


@pytest.mark.parametrize("text", WORK.values(), ids=WORK)
def test_a_timer_that_goes_on_is_work(service: Service, text: str) -> None:
    assert [job.name for job in find_jobs(service({"a.js": text}))] == ["sweep"]


def test_timers_of_a_front_end_in_the_same_package_are_no_work(service: Service) -> None:
    files = {
        "package.json": '{"dependencies": {"fastify": "5", "vue": "3"}}',
        "forge/app.js": "const fastify = require('fastify')();\nsetInterval(sweep, 1000);",
        "frontend/src/main.js": "import { createApp } from 'vue';\nimport { poll } from './utils/timers';\ncreateApp({}).mount('#app');",
        "frontend/src/utils/timers.js": "export const poll = () => { setInterval(tick, 1000); };",
    }
    assert [job.name for job in find_jobs(service(files, framework="fastify"))] == ["sweep"]


@pytest.mark.parametrize(
    ("test", "work"),
    [("True", True), ("not self.stopped.is_set()", True), ("self._running", True), ("not stop_event.wait(5)", True), ("self.items", False)],
)
def test_a_thread_that_runs_until_it_is_stopped_is_work(service: Service, test: str, work: bool) -> None:
    text = f"""import threading
class Monitor:
    def start(self):
        threading.Thread(target=self._loop, daemon=True).start()
    def _loop(self):
        while {test}:
            self.look()
"""
    assert [job.in_process for job in find_jobs(service({"a.py": text}))] == ([True] if work else [])
