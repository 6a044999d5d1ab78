"""How programs that are in use receive messages and run work elsewhere, and what of asyncio's tasks is work of the process itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from analyzer.inventory.jobs.counting import find_jobs
from analyzer.inventory.take import Inputs
from tests.inventory.listed_jobs import jobs

Service = Callable[..., Inputs]
FORMS: dict[str, tuple[str, list[Any]]] = {
    "aio-pika: queues that callers name": (
        """import aio_pika
class Bus:
    async def connect(self):
        connection = await aio_pika.connect_robust("amqp://x")
        self.channel = await connection.channel()
bus = Bus()
async def consume(name):
    queue = await bus.channel.get_queue(name)
    async with queue.iterator() as messages: ...
async def main():
    await asyncio.gather(*[consume(name) for name in ["a.dead", "b.dead"]])
    await consume("mails")
async def spare(name):
    queue = await bus.channel.get_queue(name)
    async with queue.iterator() as messages: ...""",
        [("a.dead", "queue", "a.dead", 0), ("b.dead", "queue", "b.dead", 0), ("mails", "queue", "mails", 0)],
    ),
    "aio-pika: queues of a list": (
        """import aio_pika
async def main():
    channel = await (await aio_pika.connect_robust("amqp://x")).channel()
    for name in ["mails", "bills"]:
        queue = await channel.declare_queue(name)
        await queue.consume(taken)""",
        [("bills", "queue", "bills", 0), ("mails", "queue", "mails", 0)],
    ),
    "FastStream: subscribers as routes": (
        """from faststream.rabbit import RabbitQueue, RabbitRoute, RabbitRouter
async def created(event): ...
async def renamed(event): ...
router = RabbitRouter(prefix="user.", handlers=[
    RabbitRoute(created, "created"),
    RabbitRoute(renamed, RabbitQueue("renamed", True)),
])""",
        [("created", "queue", "created", 0), ("renamed", "queue", "renamed", 0)],
    ),
    "FastStream: a topic from the settings": (
        """from faststream.kafka import KafkaBroker
broker = KafkaBroker()
@broker.subscriber(config.topic, group_id="g")
async def take(event): ...""",
        [("take", "queue", "config.topic", 0)],
    ),
    "aio-pika: a queue that is there already": (
        """import aio_pika
async def work():
    connection = await aio_pika.connect_robust("amqp://x")
    channel = await connection.channel()
    queue = await channel.get_queue("mails")
    async with queue.iterator() as messages:
        async for message in messages: ...""",
        [("mails", "queue", "mails", 0)],
    ),
    "NATS: a stream that is handed on": (
        """import nats
async def subscribe(stream):
    return await stream.pull_subscribe(subject="files.new", durable="d")""",
        [("files.new", "queue", "files.new", 0)],
    ),
    "NATS: subjects that objects are made with": (
        """import nats
from nats.js.client import JetStreamContext
class Queue:
    def __init__(self, stream: JetStreamContext, subject="all", durable="d"):
        self.subject = subject
        self.durable = durable
        self.stream = stream
    async def start(self):
        await self.stream.pull_subscribe(subject=self.subject, durable=self.durable)
mails = Queue(stream(), subject=settings.mails) if on() else None
hooks = Queue(stream(), "hooks", "h")
class Bills(Queue):
    def __init__(self):
        super().__init__(stream(), "bills")""",
        [("settings.mails", "queue", "settings.mails", 0), ("hooks", "queue", "hooks", 0), ("bills", "queue", "bills", 0)],
    ),
    "NATS: one callback for several subjects": (
        """import nats
class Sub:
    async def start(self):
        self.nc = await nats.connect("x")
        for subject in ["city.*", "node.*"]:
            await self.nc.subscribe(subject, cb=self.take)
    async def take(self, message): ...""",
        [("city.*", "queue", "city.*, node.*", 0)],
    ),
    "Kafka: a consumer that only asks": (
        """from aiokafka import AIOKafkaConsumer
async def lag(group):
    consumer = AIOKafkaConsumer(bootstrap_servers="x", group_id=group)
    await consumer.start()
    return await consumer.topics()""",
        [],
    ),
    "Modal: functions, schedules and pages": (
        """import modal
app = modal.App("x")
@app.function(timeout=60)
def simulate(params): ...
@app.function(schedule=modal.Cron("0 3 * * *"))
def nightly(): ...
@app.function()
@modal.asgi_app()
def web(): ...
def start():
    simulate.spawn({})""",
        [("simulate", "queue", "", 1), ("nightly", "cron", "At 03:00", 0)],
    ),
    "kombu: a consumer that others derive from": (
        """from kombu.mixins import ConsumerMixin
class Base(ConsumerMixin):
    def get_consumers(self, Consumer, channel): ...
class Mails(Base): ...
class Logs(Base): ...""",
        [("Mails", "queue", "", 0), ("Logs", "queue", "", 0)],
    ),
    "Temporal: activities that are methods": (
        """from temporalio import activity
class Sync:
    @activity.defn(name="sync")
    async def run(self): ...""",
        [("Sync.run", "manual", "sync", 0)],
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_form(service: Service, name: str) -> None:
    code, expected = FORMS[name]
    assert jobs(service({"main.py": code})) == expected


def test_a_task_that_its_starter_awaits_or_cancels_is_no_work_of_the_process(service: Service) -> None:
    code = """import asyncio
async def beat():
    while True:
        await asyncio.sleep(1)
async def crawl(queue):
    async def worker():
        while True:
            await queue.get()
    workers = [asyncio.create_task(worker()) for _ in range(4)]
    await asyncio.gather(*workers)
async def render():
    task = asyncio.create_task(beat())
    try: ...
    finally:
        task.cancel()
async def restore(items):
    tasks = []
    for item in items:
        tasks.append(asyncio.create_task(beat()))
    await asyncio.gather(*tasks)
class Lease:
    async def __aenter__(self):
        self.task = asyncio.create_task(beat())
        return self
async def lifespan(app):
    task = asyncio.create_task(beat())
    yield
    task.cancel()
async def main():
    stays = asyncio.create_task(beat())
    await stays
asyncio.run(main())
"""
    found = find_jobs(service({"main.py": code, "scripts/measure.py": code}))
    assert [(job.name, job.location.line) for job in found] == [("beat", 26)]
