"""How programs that are in use register and schedule work of Python's libraries: through wrappers, objects, settings and routes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from analyzer.inventory.take import Inputs
from tests.inventory.listed_jobs import jobs

Service = Callable[..., Inputs]
CELERY = "from celery import Celery\nfrom celery.schedules import crontab\napp = Celery('x')\n"
SCHEDULER = "from apscheduler.schedulers.asyncio import AsyncIOScheduler\nfrom apscheduler.triggers.cron import CronTrigger\n"
SCHEDULER += "scheduler = AsyncIOScheduler()\ndef tick(): ...\n"
FORMS: dict[str, tuple[str, list[Any]]] = {
    "APScheduler, keywords that a wrapper hands on": (
        """from apscheduler.schedulers.asyncio import AsyncIOScheduler
class Manager:
    def __init__(self):
        self.scheduler = AsyncIOScheduler()
    def add_job(self, func, **kwargs):
        self.scheduler.add_job(func, **kwargs)
def purge(): ...
def sweep(): ...
def emptier(cache):
    def empty(): ...
    return empty
manager = Manager()
manager.add_job(purge, trigger="interval", minutes=5, id="purge")
manager.add_job(sweep, trigger="cron", hour=22, minute=49)
manager.add_job(emptier(users), trigger="interval", minutes=5, id="users")
manager.add_job(emptier(posts), trigger="interval", minutes=10, id="posts")""",
        [
            ("purge", "interval", "every 5 minutes", 0),
            ("sweep", "cron", "At 22:49", 0),
            ("users", "interval", "every 5 minutes", 0),
            ("posts", "interval", "every 10 minutes", 0),
        ],
    ),
    "APScheduler, a wrapper whose calls say nothing": (
        """from apscheduler.schedulers.asyncio import AsyncIOScheduler
scheduler = AsyncIOScheduler()
def plan(job):
    scheduler.add_job(**described(job))
def start(jobs):
    for job in jobs:
        plan(job)
def resume(job):
    plan(job)""",
        [("plan", "unknown", "", 0)],
    ),
    "APScheduler, without a trigger": (SCHEDULER + "scheduler.add_job(tick, id='once')", [("once", "event", "date", 0)]),
    "APScheduler, an interval that is computed": (
        SCHEDULER + "scheduler.add_job(func=tick, trigger='interval', seconds=CONFIG.hours * 3600)",
        [("tick", "interval", "every CONFIG.hours * 3600 seconds", 0)],
    ),
    "APScheduler, fields of a trigger that are not known": (
        SCHEDULER + "hh, mm = settings.at.split(':')\nscheduler.add_job(tick, CronTrigger(hour=int(hh), minute=int(mm)))",
        [("tick", "cron", "minute=mm, hour=hh", 0)],
    ),
    "APScheduler, a trigger that another module's function makes": (
        SCHEDULER + "from .times import cron_trigger\nscheduler.add_job(tick, cron_trigger(expression=CONFIG.at, timezone='UTC'))",
        [("tick", "cron", "CONFIG.at", 0)],
    ),
    "APScheduler, a field between those that are given": (
        SCHEDULER + "scheduler.add_job(tick, 'cron', day=1, minute=30)",
        [("tick", "cron", "At 30 minutes past the hour, on day 1 of the month", 0)],
    ),
    "APScheduler, seconds": (SCHEDULER + "scheduler.add_job(tick, CronTrigger(second='*/10'))", [("tick", "cron", "Every 10 seconds", 0)]),
    "APScheduler, jobs that a function makes": (
        SCHEDULER
        + """def sweep(cache):
    def run(): ...
    return run
scheduler.add_job(sweep(users), 'interval', minutes=5)
scheduler.add_job(sweep(posts), 'interval', minutes=10)""",
        [("sweep", "interval", "every 5 minutes", 0), ("sweep", "interval", "every 10 minutes", 0)],
    ),
    "APScheduler, one function for each of a list": (
        SCHEDULER
        + """for horizon in ["daily", "weekly"]:
    scheduler.add_job(func=tick, trigger=planned(horizon), args=[horizon])""",
        [("tick", "unknown", "", 0), ("tick", "unknown", "", 0)],
    ),
    "taskiq: a broker of another package": (
        "from taskiq_postgresql import PostgresqlBroker\nbroker = PostgresqlBroker(dsn)\n@broker.task\nasync def load(): ...",
        [("load", "queue", "", 0)],
    ),
    "schedule, a time that is computed": (
        "import schedule\ndef tick(): ...\nschedule.every().day.at(f'{hour:02d}:30').do(tick)",
        [("tick", "interval", "every day at {hour}:30", 0)],
    ),
    "huey: minutes that are computed": (
        """from huey import RedisHuey, crontab
huey = RedisHuey()
@huey.periodic_task(crontab(minute=f'*/{int(EVERY) // 60}'))
def tick(): ...""",
        [("tick", "cron", "minute=*/{EVERY // 60}", 0)],
    ),
    "Celery: an interval that is not known": (
        CELERY
        + """class Every:
    OPEN = int(environ.get('OPEN', '60'))
@app.task
def sync(): ...
@app.on_after_configure.connect
def setup(sender, **kwargs):
    sender.add_periodic_task(Every.OPEN, sync.s())""",
        [("sync", "interval", "every Every.OPEN seconds", 1)],
    ),
    "Celery: beat_schedule in a record of settings": (
        CELERY
        + """@app.task(name='watch')
def watch(): ...
class Store:
    def config(self):
        return {'imports': ['tasks'], 'beat_schedule': {'w': {'task': 'watch', 'schedule': 60.0}}}
app.config_from_object(Store().config())""",
        [("watch", "interval", "every minute", 0)],
    ),
    "Celery: a beat_schedule that takes in another": (
        CELERY
        + """@app.task(name='select')
def select(): ...
OTHERS = {'s': {'task': 'select', 'schedule': crontab(minute='*/5')}}
app.conf.beat_schedule = {**OTHERS}""",
        [("select", "cron", "Every 5 minutes", 0)],
    ),
    "procrastinate: seconds stand last": (
        """from procrastinate import App
app = App(connector=c)
@app.periodic(cron="* * * * * */30")
@app.task
async def look(timestamp): ...""",
        [("look", "cron", "Every 30 seconds", 0)],
    ),
    "procrastinate: a schedule from the settings": (
        """from procrastinate import App
app = App(connector=c)
@app.periodic(cron=settings().sync_cron)
@app.task
async def look(timestamp): ...""",
        [("look", "cron", "settings().sync_cron", 0)],
    ),
    "SAQ: seconds stand last": (
        """from saq import CronJob, Queue
queue = Queue.from_url("redis://localhost")
async def look(ctx): ...
settings = {"queue": queue, "functions": [], "cron_jobs": [CronJob(look, cron="* * * * * */5")]}""",
        [("look", "cron", "Every 5 seconds", 0)],
    ),
    "aiocron: a schedule from the settings": (
        "import aiocron\nasync def look(): ...\naiocron.crontab(settings.AT, func=look)",
        [("look", "cron", "settings.AT", 0)],
    ),
    "arq: all minutes, and every fifth": (
        """from arq import cron
async def often(ctx): ...
async def rarely(ctx): ...
class WorkerSettings:
    functions = []
    cron_jobs = [
        cron(often, minute=set(range(60))),
        cron(rarely, hour={0, 6, 12, 18}, minute={0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55}),
    ]""",
        [("often", "cron", "Every minute", 0), ("rarely", "cron", "Every 5 minutes, at 00:00, 06:00, 12:00, and 18:00", 0)],
    ),
    "RQ: enqueue_call on a queue that is looked up": (
        """from rq import Queue
queues = {}
def crawl(name): ...
def put(name):
    queues[name]["queue"].enqueue_call(func=crawl, args=(name,))""",
        [("crawl", "queue", "", 0)],
    ),
    "RQ: queues that are kept in a table of tables": (
        """from rq import Queue
class Queues:
    def __init__(self):
        self.kept = {}
    def add(self, name):
        self.kept[name] = {}
        self.kept[name]["queue"] = Queue(name)
    def put(self, name):
        self.kept[name]["queue"].enqueue_call(func=crawl, args=(name,))
def crawl(name): ...""",
        [("crawl", "queue", "", 0)],
    ),
    "RQ: schedules whose other settings a function reads": (
        """from rq_scheduler import Scheduler
scheduler = Scheduler(connection=c)
def env(name): ...
A = text(env, "A")
B = text(env, "B")
scheduler.cron(A, func="tasks.sync.run")
scheduler.cron(B, func="tasks.clean.run")""",
        [("tasks.sync.run", "cron", "A", 0), ("tasks.clean.run", "cron", "B", 0)],
    ),
    "RQ: a function by its name, enqueued and planned": (
        """from rq import Queue
from rq_scheduler import Scheduler
queue = Queue("low", connection=c)
scheduler = Scheduler(connection=c)
queue.enqueue("tasks.sync.run")
scheduler.cron("0 3 * * *", func="tasks.sync.run")
scheduler.cron("0 4 * * *", func="tasks.clean.run")
queue.enqueue("tasks.clean.run")""",
        [("tasks.sync.run", "cron", "At 03:00", 0), ("tasks.clean.run", "cron", "At 04:00", 1)],
    ),
    "RQ: schedules that classes derived from a generic one give": (
        """from typing import Generic, TypeVar
from rq_scheduler import Scheduler
T = TypeVar("T")
scheduler = Scheduler(connection=c)
class Periodic(Generic[T]):
    def __init__(self, func, cron):
        self.cron = cron
        self.func = func
    def plan(self):
        scheduler.cron(self.cron, func=self.func)
class Clean(Periodic[str]):
    def __init__(self):
        super().__init__(cron="0 3 * * *", func="tasks.clean.run")
class Pull(Periodic[int]):
    def __init__(self):
        super().__init__(cron="0 4 * * *", func="tasks.pull.run")""",
        [("tasks.clean.run", "cron", "At 03:00", 0), ("tasks.pull.run", "cron", "At 04:00", 0)],
    ),
    "Celery: tasks that derive from a generic one": (
        """from typing import Generic, TypeVar
from celery import Celery, Task
T = TypeVar("T")
app = Celery("w")
class Reporting(Task, Generic[T]):
    def run(self): ...
class Mails(Reporting[str]):
    name = "mails"
    def run(self): ...
app.register_task(Mails())""",
        [("Mails", "queue", "", 0)],
    ),
    "RQ: schedules that derived classes give": (
        """from rq_scheduler import Scheduler
scheduler = Scheduler(connection=c)
class Task:
    def __init__(self, title, cron=None, timeout=60):
        self.cron = cron
        self.title = title
        self.timeout = timeout
class Periodic(Task):
    def __init__(self, *args, func, **kwargs):
        super().__init__(*args, **kwargs)
        self.func = func
    def plan(self):
        scheduler.cron(self.cron, func=self.func, timeout=self.timeout, meta={"title": self.title})
class Remote(Periodic):
    def __init__(self, *args, url, **kwargs):
        super().__init__(*args, **kwargs)
class Clean(Periodic):
    def __init__(self):
        super().__init__(title="Clean", cron="0 3 * * *", func="tasks.clean.run")
class Pull(Remote):
    def __init__(self):
        super().__init__(title="Pull", cron="0 4 * * *", func="tasks.pull.run", url="https://x")
def start(tasks: list[Periodic]):
    for task in tasks:
        task.plan()
once = Periodic(title="Once", cron="0 5 * * *", func="tasks.once.run")""",
        [
            ("tasks.clean.run", "cron", "At 03:00", 0),
            ("tasks.pull.run", "cron", "At 04:00", 0),
            ("tasks.once.run", "cron", "At 05:00", 0),
        ],
    ),
    "dramatiq: an actor by the module that hands it on": (
        """import dramatiq
from apscheduler.schedulers.blocking import BlockingScheduler
from jobs import tasks
scheduler = BlockingScheduler()
scheduler.add_job(tasks.clean.send, 'cron', hour=0)""",
        [("Clean", "cron", "At 00:00", 0)],
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_form(service: Service, name: str) -> None:
    code, expected = FORMS[name]
    actors = "import dramatiq\nclass Clean:\n    def __call__(self): ...\nclean = dramatiq.actor(Clean())\n"
    package = {"jobs/__init__.py": "", "jobs/tasks/__init__.py": "from jobs.tasks.clean import clean\n", "jobs/tasks/clean.py": actors}
    assert jobs(service({"main.py": code, **(package if "import tasks" in code else {})})) == expected
