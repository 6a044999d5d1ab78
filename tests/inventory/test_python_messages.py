"""How Python's brokers of messages and streams are consumed, as their documentation shows: name, trigger, and where it is enqueued."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from analyzer.inventory.take import Inputs
from tests.inventory.listed_jobs import jobs

Service = Callable[..., Inputs]
PYTHON: dict[str, tuple[str, list[Any]]] = {
    "Faust": (
        """import faust
app = faust.App('x')
orders = app.topic('orders')
@app.agent(orders)
async def process(stream): ...
@app.crontab('0 3 * * *')
async def nightly(): ...
@app.timer(interval=30.0)
async def tick(): ...""",
        [("process", "queue", "orders", 0), ("nightly", "cron", "At 03:00", 0), ("tick", "interval", "every 30 seconds", 0)],
    ),
    "redis-py streams": (
        """import redis
r = redis.Redis()
def consume():
    while True:
        r.xreadgroup("group", "me", {"orders": ">"}, count=1)
r.xadd("orders", {"a": 1})""",
        [("orders", "stream", "orders", 1)],
    ),
    "redis-py streams by keyword": (
        """from redis.asyncio import Redis
STREAM = "orders"
r = Redis()
async def consume():
    await r.xread(streams={STREAM: "$"}, block=0)""",
        [("orders", "stream", "orders", 0)],
    ),
    "redis-py channels": (
        """import redis
r = redis.Redis()
pubsub = r.pubsub()
pubsub.subscribe("invalidate")""",
        [("invalidate", "event", "invalidate", 0)],
    ),
    "aio-pika": (
        """import aio_pika
async def main():
    connection = await aio_pika.connect_robust("amqp://x")
    async with connection:
        channel = await connection.channel()
        queue = await channel.declare_queue("orders")
        await queue.consume(handle)
        await channel.default_exchange.publish(aio_pika.Message(b"x"), routing_key="orders")
async def handle(message): ...""",
        [("orders", "queue", "orders", 1)],
    ),
    "aio-pika, iterated": (
        """import aio_pika
async def main():
    connection = await aio_pika.connect("amqp://x")
    channel = await connection.channel()
    queue = await channel.declare_queue("orders")
    async with queue.iterator() as messages:
        async for message in messages: ...""",
        [("orders", "queue", "orders", 0)],
    ),
    "pika": (
        """import pika
connection = pika.BlockingConnection(pika.ConnectionParameters("x"))
channel = connection.channel()
def handle(ch, method, properties, body): ...
channel.basic_consume(queue="orders", on_message_callback=handle)
channel.basic_publish(exchange="", routing_key="orders", body="x")""",
        [("orders", "queue", "orders", 1)],
    ),
    "aiormq": (
        """import aiormq
async def main():
    connection = await aiormq.connect("amqp://x")
    channel = await connection.channel()
    await channel.basic_consume("orders", handle)
async def handle(message): ...""",
        [("orders", "queue", "orders", 0)],
    ),
    "kombu": (
        """from kombu.mixins import ConsumerMixin
class Orders(ConsumerMixin):
    def get_consumers(self, consumer, channel): ...
    def run(self): ...""",
        [("Orders", "queue", "", 0)],
    ),
    "aiokafka": (
        """from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
async def consume():
    consumer = AIOKafkaConsumer("orders", bootstrap_servers="x")
    async for message in consumer: ...
async def produce():
    producer = AIOKafkaProducer()
    await producer.send_and_wait("orders", b"x")""",
        [("orders", "queue", "orders", 1)],
    ),
    "confluent-kafka": (
        """from confluent_kafka import Consumer, Producer
consumer = Consumer({"group.id": "g"})
consumer.subscribe(["orders"])
while True:
    consumer.poll(1.0)""",
        [("orders", "queue", "orders", 0)],
    ),
    "kafka-python": (
        """from kafka import KafkaConsumer
consumer = KafkaConsumer("orders")
for message in consumer: ...""",
        [("orders", "queue", "orders", 0)],
    ),
    "aiomqtt": (
        """import aiomqtt
async def main():
    async with aiomqtt.Client("x") as client:
        await client.subscribe("humidity/#")
        async for message in client.messages: ...
        await client.publish("humidity/a", payload=1)""",
        [("humidity/#", "event", "humidity/#", 1)],
    ),
    "fastapi-mqtt": (
        """from fastapi_mqtt import FastMQTT, MQTTConfig
mqtt = FastMQTT(config=MQTTConfig())
@mqtt.subscribe("home/light", qos=1)
async def light(client, topic, payload, qos, properties): ...
@mqtt.on_message()
async def message(client, topic, payload, qos, properties): ...
mqtt.publish("home/light", "x")""",
        [("light", "event", "home/light", 1), ("message", "event", "", 0)],
    ),
    "FastStream": (
        """from faststream.rabbit import RabbitBroker
broker = RabbitBroker("amqp://x")
@broker.subscriber("orders")
async def handle(message): ...
async def go():
    await broker.publish("x", "orders")""",
        [("handle", "queue", "orders", 1)],
    ),
    "FastStream in FastAPI": (
        """from faststream.kafka.fastapi import KafkaRouter
router = KafkaRouter("x")
@router.subscriber("orders")
@router.publisher("done")
async def handle(message): ...""",
        [("handle", "queue", "orders", 0)],
    ),
    "Pub/Sub": (
        """from google.cloud import pubsub_v1
subscriber = pubsub_v1.SubscriberClient()
def handle(message): ...
subscriber.subscribe(subscriber.subscription_path("p", "orders"), callback=handle)
publisher = pubsub_v1.PublisherClient()
publisher.publish("orders", b"x")""",
        [("handle", "queue", "", 1)],
    ),
    "Cloud Tasks only enqueues": (
        """from google.cloud import tasks_v2
client = tasks_v2.CloudTasksClient()
client.create_task(parent="p", task={})""",
        [],
    ),
    "Service Bus": (
        """from azure.servicebus import ServiceBusClient
client = ServiceBusClient.from_connection_string("x")
with client.get_queue_receiver(queue_name="orders") as receiver:
    for message in receiver: ...""",
        [("orders", "queue", "orders", 0)],
    ),
    "SQS by boto3": (
        """import boto3
sqs = boto3.client("sqs")
def poll():
    while True:
        sqs.receive_message(QueueUrl="https://sqs/orders", WaitTimeSeconds=20)
sqs.send_message(QueueUrl="https://sqs/orders", MessageBody="x")""",
        [("https://sqs/orders", "queue", "https://sqs/orders", 1)],
    ),
    "NATS": (
        """import nats
async def main():
    nc = await nats.connect("x")
    await nc.subscribe("orders", cb=handle)
    await nc.publish("orders", b"x")
async def handle(message): ...""",
        [("orders", "queue", "orders", 1)],
    ),
    "a broker's class of one's own": (
        """from taskiq_redis import PubSubBroker
class Broker(PubSubBroker):
    def get(self, name): ...
broker = Broker(url='x').with_result_backend(backend)
@broker.task("mail")
async def mail(to): ...
async def go():
    await mail.kiq("x")""",
        [("mail", "queue", "mail", 1)],
    ),
}


@pytest.mark.parametrize("name", PYTHON)
def test_python(service: Service, name: str) -> None:
    code, expected = PYTHON[name]
    assert jobs(service({"main.py": code})) == expected
