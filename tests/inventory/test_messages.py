"""How Node's brokers of messages and streams are consumed, as their documentation shows: name, trigger, and where it is enqueued."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from analyzer.inventory.take import Inputs
from tests.inventory.listed_jobs import jobs

Service = Callable[..., Inputs]
JAVASCRIPT: dict[str, tuple[str, list[Any]]] = {
    "SQS consumer": (
        "import { Consumer } from 'sqs-consumer';\nConsumer.create({ queueUrl: 'https://sqs/x', handleMessage: async m => {} }).start();",
        [("https://sqs/x", "queue", "https://sqs/x", 0)],
    ),
    "ioredis streams": (
        """import Redis from 'ioredis';
const redis = new Redis();
async function consume() { for (;;) await redis.xreadgroup('GROUP', 'g', 'c1', 'COUNT', 10, 'BLOCK', 5000, 'STREAMS', 'orders', '>'); }
await redis.xadd('orders', '*', 'id', '1');""",
        [("orders", "stream", "orders", 1)],
    ),
    "node-redis streams": (
        """import { createClient } from 'redis';
const client = createClient();
await client.xReadGroup('group', 'me', [{ key: 'orders', id: '>' }], { COUNT: 1 });
await client.xAdd('orders', '*', { a: '1' });""",
        [("orders", "stream", "orders", 1)],
    ),
    "Redis channels": (
        "import Redis from 'ioredis';\nconst sub = new Redis();\nsub.subscribe('invalidate', onMessage);",
        [("invalidate", "event", "invalidate", 0)],
    ),
    "SQS, received": (
        """import { SQSClient, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
const client = new SQSClient({});
const QueueUrl = 'https://sqs/orders';
async function poll() { for (;;) await client.send(new ReceiveMessageCommand({ QueueUrl: 'https://sqs/orders' })); }
await client.send(new SendMessageCommand({ QueueUrl: 'https://sqs/orders', MessageBody: 'x' }));""",
        [("https://sqs/orders", "queue", "https://sqs/orders", 1)],
    ),
    "Service Bus": (
        """import { ServiceBusClient } from '@azure/service-bus';
const client = new ServiceBusClient(url);
const receiver = client.createReceiver('orders');
receiver.subscribe({ processMessage: handle, processError: fail });
const sender = client.createSender('orders');
await sender.sendMessages({ body: 'x' });""",
        [("orders", "queue", "orders", 1)],
    ),
    "Azure's storage queues": (
        """import { QueueServiceClient } from '@azure/storage-queue';
const queue = QueueServiceClient.fromConnectionString(c).getQueueClient('tasks');
async function poll() { const r = await queue.receiveMessages(); }
await queue.sendMessage('x');""",
        [("tasks", "queue", "tasks", 1)],
    ),
    "Confluent's Kafka": (
        """const { Kafka } = require('@confluentinc/kafka-javascript').KafkaJS;
const consumer = new Kafka({}).consumer({ 'group.id': 'g' });
await consumer.subscribe({ topics: ['orders'] });
await consumer.run({ eachMessage: async ({ message }) => {} });""",
        [("orders", "queue", "orders", 0)],
    ),
    "Platformatic's Kafka": (
        """import { Consumer, Producer } from '@platformatic/kafka';
const consumer = new Consumer({ groupId: 'g', bootstrapBrokers: ['x'] });
const stream = await consumer.consume({ topics: ['orders'] });
await new Producer({}).send({ messages: [{ topic: 'orders' }] });""",
        [("orders", "queue", "orders", 1)],
    ),
    "node-rdkafka": (
        """const Kafka = require('node-rdkafka');
const consumer = new Kafka.KafkaConsumer({ 'group.id': 'g' }, {});
consumer.on('ready', () => { consumer.subscribe(['orders']); consumer.consume(); });""",
        [("orders", "queue", "orders", 0)],
    ),
    "Pub/Sub": (
        """const { PubSub } = require('@google-cloud/pubsub');
const pubsub = new PubSub();
const subscription = pubsub.subscription('orders-sub');
subscription.on('message', message => {});
subscription.on('error', fail);
await pubsub.topic('orders').publishMessage({ data });""",
        [("orders-sub", "queue", "orders-sub", 1)],
    ),
    "Cloud Tasks only enqueues": (
        """const { CloudTasksClient } = require('@google-cloud/tasks');
const client = new CloudTasksClient();
await client.createTask({ parent, task });""",
        [],
    ),
    "QStash only enqueues": (
        "import { Client } from '@upstash/qstash';\nawait new Client({ token }).publishJSON({ url, body });",
        [],
    ),
    "amqp-connection-manager": (
        """import amqp from 'amqp-connection-manager';
const connection = amqp.connect(['amqp://x']);
const channel = connection.createChannel({ setup: c => c.assertQueue('orders') });
await channel.consume('orders', message => {});
await channel.sendToQueue('orders', {});""",
        [("orders", "queue", "orders", 1)],
    ),
    "amqp-connection-manager, consumed in its set-up": (
        """import amqp from 'amqp-connection-manager';
const connection = amqp.connect(['amqp://x']);
connection.createChannel({ setup: channel => Promise.all([channel.assertQueue('orders'), channel.consume('orders', handle)]) });""",
        [("orders", "queue", "orders", 0)],
    ),
    "amqplib, with callbacks": (
        """const amqp = require('amqplib/callback_api');
amqp.connect('amqp://x', (error, connection) => {
  connection.createChannel((error, channel) => {
    channel.assertQueue('orders');
    channel.consume('orders', message => {});
  });
});""",
        [("orders", "queue", "orders", 0)],
    ),
    "amqplib, then": (
        """const amqp = require('amqplib');
amqp.connect('amqp://x').then(connection => connection.createChannel()).then(channel => channel.consume('orders', handle));""",
        [("orders", "queue", "orders", 0)],
    ),
    "rabbitmq-client": (
        """import { Connection } from 'rabbitmq-client';
const rabbit = new Connection('amqp://x');
const sub = rabbit.createConsumer({ queue: 'orders' }, async message => {});
await rabbit.createPublisher({}).send('orders', {});""",
        [("orders", "queue", "orders", 1)],
    ),
    "rascal": (
        """const { BrokerAsPromised } = require('rascal');
const broker = await BrokerAsPromised.create(config);
const subscription = await broker.subscribe('orders');
subscription.on('message', (message, content, ack) => ack());
await broker.publish('orders', 'x');""",
        [("orders", "queue", "orders", 1)],
    ),
    "MQTT": (
        """import mqtt from 'mqtt';
const client = mqtt.connect('mqtt://x');
client.on('connect', () => client.subscribe('presence'));
client.on('message', (topic, message) => {});
client.publish('presence', 'x');""",
        [("presence", "event", "presence", 1)],
    ),
    "NATS": (
        """import { connect } from 'nats';
const nc = await connect({ servers: 'x' });
const sub = nc.subscribe('orders');
nc.publish('orders', 'x');""",
        [("orders", "queue", "orders", 1)],
    ),
    "rsmq": (
        """const RedisSMQ = require('rsmq');
const rsmq = new RedisSMQ({ host: 'x' });
async function poll() { await rsmq.receiveMessageAsync({ qname: 'orders' }); }
await rsmq.sendMessageAsync({ qname: 'orders', message: 'x' });""",
        [("orders", "queue", "orders", 1)],
    ),
}


@pytest.mark.parametrize("name", JAVASCRIPT)
def test_javascript(service: Service, name: str) -> None:
    code, expected = JAVASCRIPT[name]
    assert jobs(service({"a.ts": code})) == expected
