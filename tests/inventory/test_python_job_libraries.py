"""The ways in which the documentation of Python's job libraries registers and schedules work: name, trigger, and where it is enqueued."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from analyzer.inventory.take import Inputs
from tests.inventory.listed_jobs import jobs

Service = Callable[..., Inputs]
CELERY = "from celery import Celery\nfrom celery.schedules import crontab\napp = Celery('x')\n"
PYTHON: dict[str, tuple[str, list[Any]]] = {
    "huey": (
        """from huey import SqliteHuey, crontab
huey = SqliteHuey()
@huey.task(retries=2)
def mail(to): ...
@huey.periodic_task(crontab(minute='0', hour='3'))
def nightly(): ...
mail('x')
mail.schedule(args=('x',), delay=10)""",
        [("mail", "queue", "", 2), ("nightly", "cron", "At 03:00", 0)],
    ),
    "taskiq": (
        """from taskiq_redis import ListQueueBroker
broker = ListQueueBroker('redis://')
@broker.task
async def mail(to: str): ...
@broker.task(schedule=[{"cron": "*/5 * * * *", "args": [1]}])
async def tick(value: int): ...
async def go():
    await mail.kiq("x")""",
        [("mail", "queue", "", 1), ("tick", "cron", "Every 5 minutes", 0)],
    ),
    "procrastinate": (
        """from procrastinate import App, PsycopgConnector
app = App(connector=PsycopgConnector())
@app.task(queue="sums", name="total")
def total(a, b): ...
@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="clean")
async def clean(timestamp): ...
async def go():
    await total.defer_async(a=1, b=2)
    await total.configure(lock="x").defer_async(a=1, b=2)""",
        [("total", "queue", "sums", 2), ("clean", "cron", "Every 10 minutes", 0)],
    ),
    "rocketry": (
        """from rocketry import Rocketry
from rocketry.conds import every, cron, daily
app = Rocketry()
@app.task('every 10 seconds')
def a(): ...
@app.task(every('1 hour'))
def b(): ...
@app.task(cron('0 3 * * *'))
def c(): ...
@app.task(daily.after("07:00"))
def d(): ...""",
        [
            ("a", "interval", "every 10 seconds", 0),
            ("b", "interval", "every 1 hour", 0),
            ("c", "cron", "At 03:00", 0),
            ("d", "interval", "daily after 07:00", 0),
        ],
    ),
    "repeat_every on start-up": (
        """from fastapi import FastAPI
from fastapi_utils.tasks import repeat_every
app = FastAPI()
@app.on_event("startup")
@repeat_every(seconds=60 * 60, wait_first=True)
async def clean() -> None: ...""",
        [("clean", "interval", "every hour", 0)],
    ),
    "repeat_at": (
        """from fastapi_utilities import repeat_at
@repeat_at(cron="*/2 * * * *")
async def poll(): ...""",
        [("poll", "cron", "Every 2 minutes", 0)],
    ),
    "Celery: add_periodic_task of the sender": (
        CELERY
        + """@app.task
def report(x): ...
@app.on_after_configure.connect
def setup(sender, **kwargs):
    sender.add_periodic_task(crontab(hour=7, minute=30, day_of_week=1), report.s('x'))""",
        [("report", "cron", "At 07:30, only on Monday", 1)],
    ),
    "Celery: add_periodic_task of the application": (
        CELERY + "@app.task\ndef tick(): ...\napp.add_periodic_task(10.0, tick.s(), name='every ten')",
        [("tick", "interval", "every 10 seconds", 1)],
    ),
    "Celery: timedelta in beat_schedule": (
        CELERY
        + """from datetime import timedelta
@app.task
def tick(): ...
app.conf.beat_schedule = {'t': {'task': 'a.tick', 'schedule': timedelta(minutes=5)}}""",
        [("tick", "interval", "every 5 minutes", 0)],
    ),
    "arq: cron by text and func": (
        """from arq import cron, func
async def send(ctx): ...
async def clean(ctx): ...
class WorkerSettings:
    functions = [func(send, name='mail')]
    cron_jobs = [cron('main.clean', hour={9, 12}, minute=0)]
async def go(pool):
    await pool.enqueue_job('mail')""",
        [("mail", "queue", "mail", 0), ("clean", "cron", "At 09:00 and 12:00", 0)],
    ),
    "APScheduler: from_crontab": (
        """from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
scheduler = AsyncIOScheduler()
async def nightly(): ...
scheduler.add_job(nightly, CronTrigger.from_crontab('0 0 * * *'), id='nightly')""",
        [("nightly", "cron", "At 00:00", 0)],
    ),
    "APScheduler 4": (
        """from apscheduler import AsyncScheduler
from apscheduler.triggers.interval import IntervalTrigger
def tick(): ...
async def main():
    async with AsyncScheduler() as scheduler:
        await scheduler.add_schedule(tick, IntervalTrigger(seconds=30), id='tick')""",
        [("tick", "interval", "every 30 seconds", 0)],
    ),
    "RQ: decorator and delay": (
        """from rq.decorators import job
@job('low', connection=c)
def add(x): ...
add.delay(1)""",
        [("add", "queue", "low", 1)],
    ),
    "dramatiq with periodiq": (
        """import dramatiq
from periodiq import cron
@dramatiq.actor(periodic=cron('0 * * * *'), queue_name='cron')
def hourly(): ...
@dramatiq.actor(queue_name='mail')
def mail(): ...
mail.send_with_options(delay=10)""",
        [("hourly", "cron", "Every hour", 0), ("mail", "queue", "mail", 1)],
    ),
    "schedule": (
        """import schedule
def a(): ...
def b(): ...
schedule.every(10).minutes.do(a)
schedule.every().day.at("10:30").do(b)""",
        [("a", "interval", "every 10 minutes", 0), ("b", "interval", "every day at 10:30", 0)],
    ),
    "schedule, given to a scheduler of one's own": (
        """from schedule import every
from .own import scheduler
@scheduler.add(every(1).hours, name="sync")
def sync(): ...
@scheduler.add(every().day.at("18:00"), name="remind")
def remind(): ...
@scheduler.add(lambda: 1)
def other(): ...""",
        [("sync", "interval", "every 1 hours", 0), ("remind", "interval", "every day at 18:00", 0)],
    ),
    "SAQ settings": (
        """from saq import CronJob, Queue
queue = Queue.from_url("redis://localhost")
async def send(ctx): ...
async def clean(ctx): ...
settings = {"queue": queue, "functions": [send], "cron_jobs": [CronJob(clean, cron="0 3 * * *")]}
async def go():
    await queue.enqueue("send")""",
        [("clean", "cron", "At 03:00", 0), ("send", "queue", "", 1)],
    ),
    "aiocron": (
        "import aiocron\n@aiocron.crontab('*/30 * * * *')\nasync def poll(): ...",
        [("poll", "cron", "Every 30 minutes", 0)],
    ),
    "PGQueuer": (
        """from pgqueuer import PgQueuer
pgq = PgQueuer(driver)
@pgq.entrypoint("fetch")
async def fetch(job): ...
@pgq.schedule("nightly", "0 3 * * *")
async def nightly(schedule): ...""",
        [("fetch", "queue", "fetch", 0), ("nightly", "cron", "At 03:00", 0)],
    ),
    "streaQ": (
        """from streaq import Worker
worker = Worker(redis_url="x")
@worker.task()
async def mail(to): ...
@worker.cron("0 3 * * *")
async def nightly(): ...
async def go():
    await mail.enqueue("x")""",
        [("mail", "queue", "", 1), ("nightly", "cron", "At 03:00", 0)],
    ),
    "RQ scheduler and cron": (
        """from rq_scheduler import Scheduler
scheduler = Scheduler(connection=c)
def nightly(): ...
scheduler.cron("0 3 * * *", func=nightly)""",
        [("nightly", "cron", "At 03:00", 0)],
    ),
    "Celery, a task as a class": (
        CELERY
        + """class Report(app.Task):
    def run(self): ...
app.register_task(Report())""",
        [("Report", "queue", "", 0)],
    ),
    "dramatiq, by a decorator of one's own": (
        """import functools
from apscheduler.triggers.cron import CronTrigger
from dramatiq import actor as _actor
def actor(actor_name=None, queue_name=None, **options):
    def decorate(fn):
        @functools.wraps(fn)
        async def wrapped(*args):
            return await fn(*args)
        _actor(wrapped, actor_name=actor_name, queue_name=queue_name, **options)
        return wrapped
    return decorate
@actor(actor_name="ship.load", queue_name="harbour")
async def load(): ...
@actor(cron_trigger=CronTrigger(hour=3, minute=0))
async def count(): ...""",
        [("load", "queue", "harbour", 0), ("count", "cron", "At 03:00", 0)],
    ),
    "Celery, by a decorator of one's own": (
        CELERY
        + """def counted(fn):
    @app.task(name=fn.__name__)
    def run(*args):
        return fn(*args)
    return run
@counted
def load(): ...
@counted
def unload(): ...""",
        [("load", "queue", "", 0), ("unload", "queue", "", 0)],
    ),
    "Celery: sent by name": (
        CELERY + "@app.task(name='x.read', queue='slow')\ndef read(): ...\napp.send_task('x.read')",
        [("read", "queue", "slow", 1)],
    ),
    "arq, a cron and a function of one name": (
        """from arq import cron
async def clean(ctx): ...
class WorkerSettings:
    functions = [clean]
    cron_jobs = [cron(clean, hour=3, minute=0)]""",
        [("clean", "cron", "At 03:00", 0)],
    ),
    "one function by two libraries": (
        """from apscheduler.schedulers.background import BackgroundScheduler
import dramatiq
@dramatiq.actor
def clean(): ...
scheduler = BackgroundScheduler()
scheduler.add_job(clean.send, 'cron', hour=3)""",
        [("clean", "cron", "At 03:00", 0)],
    ),
    "dramatiq, actors that are objects": (
        """import dramatiq
from apscheduler.schedulers.background import BackgroundScheduler
class Clean:
    def __call__(self): ...
clean = dramatiq.actor(Clean())
scheduler = BackgroundScheduler()
scheduler.add_job(clean.send, 'cron', hour=3)
clean.send()""",
        [("Clean", "cron", "At 03:00", 1)],
    ),
    "Celery: a schedule in seconds, given by a function": (
        CELERY
        + """from celery.schedules import schedule
@app.task
def tick(): ...
def beats():
    return {'t': {'task': 'a.tick', 'schedule': schedule(30)}}
app.conf.update(beat_schedule=beats())""",
        [("tick", "interval", "every 30 seconds", 0)],
    ),
    "a scheduler's class that overrides": (
        """from apscheduler.schedulers.background import BackgroundScheduler
class Mixin:
    def add_job(self, func, trigger=None, **kwargs):
        return super().add_job(func, trigger=trigger, **kwargs)
class Own(Mixin, BackgroundScheduler): ...
scheduler = Own()
def tick(): ...
scheduler.add_job(func=tick, trigger='cron', hour=3)""",
        [("tick", "cron", "At 03:00", 0)],
    ),
    "APScheduler with options that come later": (
        """from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger
scheduler = AsyncIOScheduler(timezone="UTC")
async def tick(): ...
scheduler.add_job(func=tick, trigger=IntervalTrigger(seconds=settings.every), id="tick")""",
        [("tick", "interval", "every settings.every seconds", 0)],
    ),
    "schedule, a number that is not known": (
        "import schedule\ndef a(): ...\nschedule.every(settings.every).minutes.do(a)",
        [("a", "interval", "every settings.every minutes", 0)],
    ),
}


@pytest.mark.parametrize("name", PYTHON)
def test_python(service: Service, name: str) -> None:
    code, expected = PYTHON[name]
    assert jobs(service({"main.py": code})) == expected
