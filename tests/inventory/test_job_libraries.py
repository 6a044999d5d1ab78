"""The ways in which the documentation of each job library registers and schedules work: name, trigger, and where it is enqueued."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from analyzer.inventory.jobs import find_jobs
from analyzer.inventory.take import Inputs

Service = Callable[..., Inputs]


def jobs(inputs: Inputs) -> list[tuple[str, str, str, int]]:
    return [
        (job.name, job.trigger.kind, job.trigger.words or job.trigger.expression, len(job.enqueued_at))
        for job in find_jobs(inputs)
        if not job.in_process
    ]


JAVASCRIPT: dict[str, tuple[str, list[Any]]] = {
    "agenda 5, several at once": (
        """import { Agenda } from 'agenda';
const agenda = new Agenda({ db: { address: url } });
agenda.define('mail', { concurrency: 10 }, async job => {});
agenda.define('sweep', async job => {});
await agenda.every('0 3 * * *', ['mail', 'sweep']);
await agenda.now('mail', {});""",
        [("mail", "cron", "At 03:00", 1), ("sweep", "cron", "At 03:00", 0)],
    ),
    "bree": (
        """import Bree from 'bree';
const bree = new Bree({ jobs: ['plain', { name: 'often', interval: '2m' }, { name: 'nightly', cron: '0 0 * * *' }] });""",
        [("nightly", "cron", "At 00:00", 0), ("often", "interval", "every 2m", 0), ("plain", "unknown", "", 0)],
    ),
    "graphile-worker, crontab": (
        """import { run } from 'graphile-worker';
await run({ taskList: { hello: async (payload, helpers) => {} }, crontab: '0 4 * * * hello ?fill=1d' });""",
        [("hello", "cron", "At 04:00", 0)],
    ),
    "graphile-worker, parsed cron items": (
        """import { run, parseCronItems, quickAddJob } from 'graphile-worker';
await run({ taskList: { hello }, parsedCronItems: parseCronItems([{ task: 'hello', match: '0 4 * * *' }]) });
await quickAddJob({}, 'hello', {});""",
        [("hello", "cron", "At 04:00", 1)],
    ),
    "pg-boss 10": (
        """import PgBoss from 'pg-boss';
const boss = new PgBoss(url);
await boss.work('mail', { batchSize: 5 }, async ([job]) => {});
await boss.schedule('mail', '0 3 * * *', { a: 1 });
await boss.send('mail', {});""",
        [("mail", "cron", "At 03:00", 1)],
    ),
    "pg-boss 11, constant queue": (
        """import { PgBoss } from 'pg-boss';
const QUEUE = 'mail';
const boss = new PgBoss(url);
await boss.work(QUEUE, send);
await boss.sendAfter(QUEUE, {}, {}, 10);""",
        [("mail", "queue", "mail", 1)],
    ),
    "BullMQ, job schedulers": (
        """import { Queue, Worker } from 'bullmq';
const queue = new Queue('reports', { connection });
const worker = new Worker('reports', async job => {}, { connection });
await queue.upsertJobScheduler('every-day', { pattern: '0 2 * * *' }, { name: 'daily' });""",
        [("reports", "cron", "At 02:00", 0)],
    ),
    "BullMQ, every": (
        """import { Queue, Worker } from 'bullmq';
const queue = new Queue('ticks');
new Worker('ticks', __dirname + '/ticks.js');
await queue.add('tick', {}, { repeat: { every: 10000 } });""",
        [("ticks", "interval", "every 10 seconds", 1)],
    ),
    "BullMQ, two schedulers of one worker": (
        """import { Queue, Worker } from 'bullmq';
const queue = new Queue('ops');
new Worker('ops', async job => {});
await queue.upsertJobScheduler('a', { pattern: '0 2 * * *' });
await queue.upsertJobScheduler('b', { pattern: '0 5 * * *' });""",
        [("ops", "cron", "At 02:00; At 05:00", 0)],
    ),
    "Bull, repeat by cron": (
        """const Bull = require('bull');
const queue = new Bull('nightly');
queue.process(async job => {});
queue.add({}, { repeat: { cron: '15 1 * * *' } });""",
        [("nightly", "cron", "At 01:15", 1)],
    ),
    "node-cron, by name": (
        """import cron from 'node-cron';
cron.schedule('0 3 * * *', async () => { await purge(); }, { name: 'purge', timezone: 'UTC' });""",
        [("purge", "cron", "At 03:00", 0)],
    ),
    "node-cron, one import": (
        "import { schedule } from 'node-cron';\nschedule('0 3 * * *', purge);",
        [("purge", "cron", "At 03:00", 0)],
    ),
    "node-schedule, a rule as an object": (
        "import schedule from 'node-schedule';\nschedule.scheduleJob({ hour: 14, minute: 30, dayOfWeek: 0 }, sunday);",
        [("sunday", "cron", "At 14:30, only on Sunday", 0)],
    ),
    "node-schedule, RecurrenceRule": (
        """const schedule = require('node-schedule');
const rule = new schedule.RecurrenceRule();
rule.hour = 2;
rule.minute = 0;
schedule.scheduleJob(rule, nightly);""",
        [("nightly", "cron", "At 02:00", 0)],
    ),
    "croner": (
        """import { Cron } from 'croner';
const job = new Cron('0 4 * * *', { name: 'sweep' }, async () => {});
Cron('*/10 * * * *', ping);""",
        [("sweep", "cron", "At 04:00", 0), ("ping", "cron", "Every 10 minutes", 0)],
    ),
    "toad-scheduler": (
        """import { ToadScheduler, SimpleIntervalJob, AsyncTask } from 'toad-scheduler';
const scheduler = new ToadScheduler();
const task = new AsyncTask('refresh', async () => {});
const job = new SimpleIntervalJob({ seconds: 20 }, task);
scheduler.addSimpleIntervalJob(job);""",
        [("refresh", "interval", "every 20 seconds", 0)],
    ),
    "@fastify/schedule": (
        """import { CronJob, AsyncTask } from 'toad-scheduler';
import { fastifySchedule } from '@fastify/schedule';
fastify.register(fastifySchedule);
const task = new AsyncTask('digest', async () => {}, err => {});
fastify.ready().then(() => fastify.scheduler.addCronJob(new CronJob({ cronExpression: '0 6 * * *' }, task)));""",
        [("digest", "cron", "At 06:00", 0)],
    ),
    "Inngest": (
        """import { Inngest } from 'inngest';
const inngest = new Inngest({ id: 'app' });
export const welcome = inngest.createFunction({ id: 'welcome' }, { event: 'user/created' }, async ({ event, step }) => {});
export const nightly = inngest.createFunction({ id: 'nightly' }, { cron: '0 1 * * *' }, async () => {});
await inngest.send({ name: 'user/created', data: {} });""",
        [("welcome", "event", "user/created", 1), ("nightly", "cron", "At 01:00", 0)],
    ),
    "Trigger.dev 3": (
        """import { task, schedules } from '@trigger.dev/sdk/v3';
export const mail = task({ id: 'mail', run: async (payload) => {} });
export const nightly = schedules.task({ id: 'nightly', cron: '0 2 * * *', run: async () => {} });
await mail.trigger({ to: 'x' });""",
        [("mail", "manual", "mail", 1), ("nightly", "cron", "At 02:00", 0)],
    ),
    "Temporal": (
        """import { Worker } from '@temporalio/worker';
import { Client } from '@temporalio/client';
const worker = await Worker.create({ workflowsPath: require.resolve('./workflows'), activities, taskQueue: 'orders' });
await new Client().workflow.start(order, { taskQueue: 'orders', workflowId: 'x' });""",
        [("orders", "queue", "orders", 1)],
    ),
    "Bee-Queue": (
        """const Queue = require('bee-queue');
const queue = new Queue('add');
queue.process(async job => job.data.x);
queue.createJob({ x: 2 }).save();""",
        [("add", "queue", "add", 1)],
    ),
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
    "a schedule that is read from a table": (
        """const schedule = require('node-schedule');
function start() { const jobs = settings(); schedule.scheduleJob(jobs['full-scan'].schedule, () => scan()); }""",
        [("full-scan", "unknown", "jobs['full-scan'].schedule", 0)],
    ),
    "BullMQ, the queue's own name": (
        """import { Queue, Worker } from 'bullmq';
export class Mails { static q = new Queue('mails'); }
new Worker(Mails.q.name, handle);""",
        [("mails", "queue", "mails", 0)],
    ),
    "Redis channels": (
        "import Redis from 'ioredis';\nconst sub = new Redis();\nsub.subscribe('invalidate', onMessage);",
        [("invalidate", "event", "invalidate", 0)],
    ),
    "pg-boss, fetched": (
        """import PgBoss from 'pg-boss';
const boss = new PgBoss(url);
async function poll() { const jobs = await boss.fetch('mail', { batchSize: 5 }); }
setInterval(poll, 1000);
await boss.insert([{ name: 'mail' }]);""",
        [("mail", "queue", "mail", 1)],
    ),
    "a client that is handed on": (
        """import schedule from 'node-schedule';
export const services = { scheduler: schedule };
export function start() { this.app.scheduler.scheduleJob('0 4 * * *', () => this.backup()); }""",
        [("start", "cron", "At 04:00", 0)],
    ),
    "cron, a handler that is made": (
        """import { CronJob } from 'cron';
new CronJob(settings.interval, handlers[settings.job](settings), null, false);
new CronJob('0 5 * * *', makeSweep(db));""",
        [("settings.interval", "unknown", "settings.interval", 0), ("makeSweep", "cron", "At 05:00", 0)],
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
    "DBOS": (
        """import { DBOS } from '@dbos-inc/dbos-sdk';
async function pay(id) {}
export const payment = DBOS.registerWorkflow(pay, { name: 'payment' });
export class Tasks {
  @DBOS.workflow()
  @DBOS.scheduled({ crontab: '*/30 * * * *' })
  static async sweep(scheduled, started) {}
}""",
        [("payment", "manual", "payment", 0), ("sweep", "cron", "Every 30 minutes", 0)],
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
    "Hatchet": (
        """import { HatchetClient } from '@hatchet-dev/typescript-sdk/v1';
const hatchet = HatchetClient.init();
export const mail = hatchet.task({ name: 'mail', fn: async input => {} });
export const nightly = hatchet.workflow({ name: 'nightly', onCrons: ['0 2 * * *'] });
await mail.runNoWait({});""",
        [("mail", "manual", "mail", 1), ("nightly", "cron", "At 02:00", 0)],
    ),
    "Restate": (
        """import * as restate from '@restatedev/restate-sdk';
const greeter = restate.service({ name: 'Greeter', handlers: { greet: async (ctx, name) => {} } });
restate.endpoint().bind(greeter).listen();""",
        [("Greeter", "manual", "Greeter", 0)],
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
    "kue": (
        """const kue = require('kue');
const queue = kue.createQueue();
queue.process('mail', (job, done) => done());
queue.create('mail', {}).save();""",
        [("mail", "queue", "mail", 1)],
    ),
    "node-resque": (
        """import { Queue, Worker } from 'node-resque';
const jobs = { add: { perform: async (a, b) => a + b }, subtract: { perform: async (a, b) => a - b } };
const worker = new Worker({ connection, queues: ['math'] }, jobs);
const queue = new Queue({ connection }, jobs);
await queue.enqueue('math', 'add', [1, 2]);""",
        [("add", "queue", "add", 1), ("subtract", "queue", "subtract", 0)],
    ),
    "rsmq": (
        """const RedisSMQ = require('rsmq');
const rsmq = new RedisSMQ({ host: 'x' });
async function poll() { await rsmq.receiveMessageAsync({ qname: 'orders' }); }
await rsmq.sendMessageAsync({ qname: 'orders', message: 'x' });""",
        [("orders", "queue", "orders", 1)],
    ),
    "fastify-cron": (
        """import fastifyCron from 'fastify-cron';
const night = { cronTime: '0 0 * * *', onTick: server => {}, name: 'night' };
server.register(fastifyCron, { jobs: [night, { cronTime: '0 1 * * *', onTick: sweep }] });""",
        [("night", "cron", "At 00:00", 0), ("sweep", "cron", "At 01:00", 0)],
    ),
    "limits of concurrency": (
        """import PQueue from 'p-queue';
import fastq from 'fastq';
import Better from 'better-queue';
new PQueue({ concurrency: 1 }).add(f);
fastq(worker, 1).push(1);
new Better(f).push(1);""",
        [],
    ),
    "pools of threads": (
        """import Piscina from 'piscina';
import workerpool from 'workerpool';
new Piscina({ filename: 'x.js' }).run({});
workerpool.pool().exec(f);""",
        [],
    ),
    "a wrapper of one's own": (
        """import { Worker } from 'bullmq';
export const startWorker = (queue, processor) => { const worker = new Worker(queue, processor, { connection }); return worker; };
const send = job => 1;
startWorker('mail', send);
startWorker('push', async job => 2);""",
        [("mail", "queue", "mail", 0), ("push", "queue", "push", 0)],
    ),
    "a wrapper that takes a record": (
        """import cron from 'node-cron';
function plan({ at, run }) { cron.schedule(at, run); }
plan({ at: '0 1 * * *', run: one });
plan({ at: '0 2 * * *', run: two });""",
        [("one", "cron", "At 01:00", 0), ("two", "cron", "At 02:00", 0)],
    ),
    "a wrapper with one caller": (
        "import cron from 'node-cron';\nfunction plan(at) { cron.schedule(at, run); }\nplan('0 1 * * *');",
        [("run", "cron", "At 01:00", 0)],
    ),
    "schedules in a loop over a list": (
        """import cron from 'node-cron';
const tasks = [{ at: '0 1 * * *', run: one }, { at: '0 2 * * *', run: two }];
for (const task of tasks) cron.schedule(task.at, task.run);""",
        [("one", "cron", "At 01:00", 0), ("two", "cron", "At 02:00", 0)],
    ),
    "workers of every queue in a list": (
        """import { Worker } from 'bullmq';
['mail', 'push'].forEach(name => new Worker(name, job => handle(job)));""",
        [("mail", "queue", "mail", 0), ("push", "queue", "push", 0)],
    ),
    "BullMQ, a schedule without a worker": (
        """import { Queue } from 'bullmq';
const queue = new Queue('reports');
await queue.upsertJobScheduler('every-day', { pattern: '0 2 * * *' }, { name: 'daily' });""",
        [("reports", "cron", "At 02:00", 0)],
    ),
}
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
    "Temporal": (
        """from temporalio import activity, workflow
from temporalio.client import Client
@activity.defn
async def charge(x: str): ...
@workflow.defn
class Order:
    @workflow.run
    async def run(self): ...
async def go():
    client = await Client.connect("x")
    await client.start_workflow(Order.run, id="a", task_queue="orders")""",
        [("charge", "manual", "", 0), ("Order", "manual", "", 1)],
    ),
    "Inngest": (
        """import inngest
client = inngest.Inngest(app_id="a")
@client.create_function(fn_id="welcome", trigger=inngest.TriggerEvent(event="user/created"))
async def welcome(ctx, step): ...
@client.create_function(fn_id="nightly", trigger=inngest.TriggerCron(cron="0 1 * * *"))
async def nightly(ctx, step): ...""",
        [("welcome", "event", "user/created", 0), ("nightly", "cron", "At 01:00", 0)],
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
    "Airflow": (
        """from airflow import DAG
from airflow.decorators import dag, task
with DAG("nightly", schedule="0 2 * * *") as first: ...
@dag(schedule="@daily")
def weekly():
    @task
    def step(): ...""",
        [("nightly", "cron", "At 02:00", 0), ("weekly", "cron", "At 00:00", 0)],
    ),
    "Prefect": (
        """from prefect import flow, task
@task
def step(): ...
@flow(name="Nightly")
def nightly():
    step()""",
        [("nightly", "manual", "Nightly", 0)],
    ),
    "Luigi": (
        """import luigi
class Nightly(luigi.Task):
    def run(self): ...""",
        [("Nightly", "manual", "", 0)],
    ),
    "Dagster": (
        """from dagster import asset, job, op, schedule
@op
def step(): ...
@job
def nightly():
    step()
@asset
def table(): ...""",
        [("nightly", "manual", "", 0), ("table", "manual", "", 0)],
    ),
    "DBOS": (
        """from dbos import DBOS
@DBOS.workflow()
def pay(): ...
@DBOS.scheduled("0 3 * * *")
@DBOS.workflow()
def nightly(scheduled, actual): ...
DBOS.start_workflow(pay)""",
        [("pay", "manual", "", 1), ("nightly", "cron", "At 03:00", 0)],
    ),
    "Hatchet": (
        """from hatchet_sdk import Hatchet
hatchet = Hatchet()
@hatchet.task(name="mail")
def mail(input, ctx): ...
nightly = hatchet.workflow(name="nightly", on_crons=["0 2 * * *"])
@nightly.task()
def step(input, ctx): ...
mail.run_no_wait({})""",
        [("mail", "manual", "mail", 1), ("nightly", "cron", "At 02:00", 0)],
    ),
    "Restate": (
        """import restate
greeter = restate.Service("Greeter")
@greeter.handler()
async def greet(ctx, name): ...""",
        [("Greeter", "manual", "Greeter", 0)],
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


@pytest.mark.parametrize("name", JAVASCRIPT)
def test_javascript(service: Service, name: str) -> None:
    code, expected = JAVASCRIPT[name]
    assert jobs(service({"a.ts": code})) == expected


@pytest.mark.parametrize("name", PYTHON)
def test_python(service: Service, name: str) -> None:
    code, expected = PYTHON[name]
    assert jobs(service({"main.py": code})) == expected


def test_graphile_worker_finds_tasks_in_a_folder(service: Service) -> None:
    files = {
        "src/worker.ts": "import { run } from 'graphile-worker';\nrun({ taskDirectory: `${__dirname}/tasks` });",
        "src/tasks/hello.ts": "export default async (payload, helpers) => {};",
        "src/tasks/bye.ts": "export default async (payload, helpers) => {};",
    }
    assert [(name, kind) for name, kind, _, _ in jobs(service(files))] == [("bye", "queue"), ("hello", "queue")]
