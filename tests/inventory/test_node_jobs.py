"""Background jobs as Node applications write them: behind functions, classes and clients of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from analyzer.inventory.take import Inputs
from tests.inventory.listed_jobs import jobs

Service = Callable[..., Inputs]

CASES: dict[str, tuple[dict[str, str], list[Any]]] = {
    "each object of a class that schedules in its constructor": (
        {
            "task.ts": "import schedule from 'node-schedule'\n"
            "export class Task {\n  constructor(name: string, at: string, private work: () => void) {\n"
            "    schedule.scheduleJob(name, at, () => this.work())\n  }\n}\n",
            "a.ts": "import { Task } from './task'\nnew Task('sweep', '0 3 * * *', sweep)\nnew Task('digest', '0 7 * * 1', digest)\n",
        },
        [("sweep", "cron", "At 03:00", 0), ("digest", "cron", "At 07:00, only on Monday", 0)],
    ),
    "a callback inside of a function that is called for each": (
        {
            "a.js": "const cron = require('node-cron')\n"
            "function plan(name, at, work) {\n  ready.then(() => cron.schedule(at, work))\n}\n"
            "plan('a', '0 1 * * *', a)\nplan('b', '0 2 * * *', b)\n"
        },
        [("a", "cron", "At 01:00", 0), ("b", "cron", "At 02:00", 0)],
    ),
    "a handler of the function that wraps each": (
        {
            "a.ts": "import { CronJob } from 'cron'\n"
            "const table = [{ at: '0 1 * * *', work: a }, { at: '0 2 * * *', work: b }]\n"
            "function plan(at: string, work: () => Promise<void>) {\n"
            "  const onTick = async () => { await work() }\n  return CronJob.from({ cronTime: at, onTick })\n}\n"
            "table.map((entry) => plan(entry.at, entry.work))\n"
        },
        [("plan.onTick", "cron", "At 01:00", 0), ("plan.onTick", "cron", "At 02:00", 0)],
    ),
    "schedules that a function writes, for a class each": (
        {
            "a.ts": "import schedule from 'node-schedule'\n"
            "const hours = (n: number): string => `0 */${n} * * *`\n"
            "class Planned {\n  constructor(task: unknown, at: string) { schedule.scheduleJob(at, () => start(task))\n"
            "    if (config.now) schedule.scheduleJob(new Date(), () => start(task)) }\n}\n"
            "new Planned(RefreshFeeds, hours(6))\nnew Planned(Sweep, hours(config.hours))\nnew Planned(Tidy, hours(config.hours))\n"
        },
        [("RefreshFeeds", "cron", "Every 6 hours", 0), ("Sweep", "unknown", "at", 0), ("Tidy", "unknown", "at", 0)],
    ),
    "each queue that an object polls for itself, and a connection made again": (
        {
            "a.ts": "import { SQSClient, ReceiveMessageCommand } from '@aws-sdk/client-sqs'\n"
            "class Poller {\n  private url: string\n  private client = new SQSClient({})\n"
            "  constructor(settings: { url: string }) { this.url = settings.url }\n"
            "  start() { this.listen({ stopped: false }) }\n"
            "  async listen(state: State) {\n    const params = { QueueUrl: this.url }\n"
            "    await this.client.send(new ReceiveMessageCommand(params))\n    if (!state.stopped) this.listen(state)\n  }\n}\n"
            "new Poller({ url: env.MAIL_URL }).start()\nnew Poller({ url: 'https://sqs/push' }).start()\n"
        },
        [("env.MAIL_URL", "queue", "env.MAIL_URL", 0), ("https://sqs/push", "queue", "https://sqs/push", 0)],
    ),
    "functions that plan by what they are given, called once each": (
        {
            "a.js": "const cron = require('node-cron')\n"
            "module.exports.planDigest = function planDigest(db) {\n  cron.schedule('0 1 * * *', () => { digest(db) })\n}\n",
            "b.js": "const { planDigest } = require('./a')\nmodule.exports.start = (db) => { planDigest(db) }\n",
        },
        [("planDigest", "cron", "At 01:00", 0)],
    ),
    "a channel of which only the type is imported": (
        {
            "a.ts": "import type { Channel } from 'amqplib'\n"
            "async function channel(): Promise<Channel> { return pool.take() }\n"
            "export async function follow() {\n  const ch = await channel()\n  await ch.consume('orders', take)\n}\n"
        },
        [("orders", "queue", "orders", 0)],
    ),
    "a connection that another package hands on": (
        {
            "amqp.ts": "import amqp from 'amqplib'\nimport pRetry from 'p-retry'\n"
            "export async function connection() { return pRetry(() => amqp.connect('amqp://mq')) }\n",
            "a.ts": "import type { Channel } from 'amqplib'\nimport { connection } from './amqp'\n"
            "async function channel(): Promise<Channel> { const made = await connection(); return made.createChannel() }\n"
            "export async function follow() {\n  const ch = await channel()\n  await ch.consume('orders', take)\n}\n",
        },
        [("orders", "queue", "orders", 0)],
    ),
    "queues whose processors one function wraps": (
        {
            "a.js": "const { Worker } = require('bullmq')\nconst options = { connection }\n"
            "function watched(name, work) { return async (job) => { log(name); return work(job) } }\n"
            "function make(name, work, settings) { return new Worker(name, watched(name, work), settings) }\n"
            "make('mail', send, options)\nmake('image', resize, options)\n"
        },
        [("mail", "queue", "mail", 0), ("image", "queue", "image", 0)],
    ),
    "what a registry is given elsewhere": (
        {
            "queue.ts": "import PgBoss from 'pg-boss'\n"
            "export class Queue {\n  static boss = new PgBoss('postgres://db')\n  static events: Event[] = []\n"
            "  static register(event: Event) { Queue.events.push(event) }\n"
            "  static start() { return Promise.all(Queue.events.map((event) => Queue.follow(event))) }\n"
            "  static async follow(event: Event) { await Queue.boss.work(event.queue(), (job) => event.handle(job)) }\n}\n",
            "a.ts": "import { Queue } from './queue'\nimport { Webhook } from './webhook'\nimport { Purge } from './purge'\n"
            "Queue.register(Webhook)\nQueue.register(Purge)\n",
            "webhook.ts": "export class Webhook { static handle(job) {} }\n",
            "purge.ts": "export class Purge { static handle(job) {} }\n",
        },
        [("Purge", "queue", "", 0), ("Webhook", "queue", "", 0)],
    ),
    "queues that are polled by what a base of their events says": (
        {
            "queue.ts": "import PgBoss from 'pg-boss'\n"
            "export class Queue {\n  static boss = new PgBoss('postgres://db')\n  static events: Event[] = []\n"
            "  static register(event: Event) { Queue.events.push(event) }\n"
            "  static start() { return Promise.all(Queue.events.map((event) => Queue.poll(event))) }\n"
            "  static async poll(event: Event) { await Queue.boss.fetch(event.queue(), { batchSize: 5 }) }\n}\n",
            "base.ts": "export class Base<T> { static queue() { return this.queueName } }\n",
            "a.ts": "import { Queue } from './queue'\nimport { Base } from './base'\n"
            "class Webhook extends Base<string> {}\nclass Purge extends Base<number> {}\n"
            "Queue.register(Webhook)\nQueue.register(Purge)\n",
        },
        [("Purge", "queue", "", 0), ("Webhook", "queue", "", 0)],
    ),
    "a consumer of which nothing is known, connected from several places": (
        {
            "a.js": "const amqp = require('amqplib')\n"
            "function take(channel, queue, work) { channel.consume(queue, work) }\n"
            "async function init(bus, done) {\n  const channel = await (await amqp.connect(bus.url)).createChannel()\n"
            "  const asserted = await channel.assertQueue(bus.name)\n  take(channel, asserted.queue, (m) => { bus.emit(m) })\n}\n"
            "class Bus {\n  start(done) { init(this, done) }\n  async wait() { await init(this, null) }\n}\n"
            "function again(old) { init(old, null) }\nmodule.exports = { Bus, again }\n"
        },
        [("take", "queue", "", 0)],
    ),
    "a time zone is no name": (
        {
            "a.js": "const { CronJob } = require('cron')\n"
            "new CronJob('0 1 * * *', sweep, null, true, 'Europe/London')\n"
            "new CronJob('0 2 * * *', digest, null, true, 'UTC')\n"
        },
        [("sweep", "cron", "At 01:00", 0), ("digest", "cron", "At 02:00", 0)],
    ),
    "a schedule that is only asked for its dates": (
        {
            "a.js": "const cron = require('cron')\n"
            "function step(at) {\n  const dates = new cron.CronJob(at, () => {}).nextDates(2)\n  return dates[1] - dates[0]\n}\n"
            "step(config.at)\nnew cron.CronJob('0 1 * * *', sweep).start()\n"
        },
        [("sweep", "cron", "At 01:00", 0)],
    ),
    "Agenda's own job that is repeated": (
        {
            "a.ts": "import Agenda from 'agenda'\nconst agenda = new Agenda({})\n"
            "export async function start() {\n"
            "  agenda.define('sweep', sweep)\n  agenda.define('mail', mail)\n"
            "  const job = agenda.create('sweep', {})\n  job.unique({})\n  job.repeatEvery('5 minutes')\n  await job.save()\n}\n"
        },
        [("sweep", "interval", "every 5 minutes", 1), ("mail", "queue", "mail", 0)],
    ),
    "Inngest's list of triggers": (
        {
            "a.ts": "import { Inngest } from 'inngest'\nconst app = new Inngest({ id: 'app' })\n"
            "app.createFunction({ id: 'check-in' }, [{ event: 'people/arrived' }], async () => {})\n"
            "app.createFunction({ id: 'late' }, [{ event: EVENTS.late }], async () => {})\n"
            "app.createFunction({ id: 'sync' }, { cron: 'TZ=Europe/Paris 0 12 * * 5' }, async () => {})\n"
            "app.createFunction({ id: 'new', triggers: [{ cron: '0 1 * * *' }] }, async () => {})\n"
        },
        [
            ("check-in", "event", "people/arrived", 0),
            ("late", "event", "EVENTS.late", 0),
            ("sync", "cron", "At 12:00, only on Friday (Europe/Paris)", 0),
            ("new", "cron", "At 01:00", 0),
        ],
    ),
    "a queue that listens first and then processes": (
        {
            "a.js": "const Bee = require('bee-queue')\nconst queue = new Bee('mail')\n"
            "queue.on('failed', log).process(send)\nqueue.createJob({}).timeout(5).save()\n"
        },
        [("mail", "queue", "mail", 1)],
    ),
    "queues kept in a table under the names of their jobs": (
        {
            "jobs/mail.js": "class Mail {\n  get key() { return 'Mail' }\n  async handle({ data }) { await post(data) }\n}\n"
            "export default new Mail()\n",
            "jobs/sms.js": "export default { key: 'Sms', async handle({ data }) { await post(data) } }\n",
            "queue.js": "import Bee from 'bee-queue'\nimport Mail from './jobs/mail'\nimport Sms from './jobs/sms'\n"
            "const jobs = [Mail, Sms]\n"
            "class Queue {\n  constructor() { this.queues = {}; this.init() }\n"
            "  init() { jobs.forEach(({ key, handle }) => { this.queues[key] = { bee: new Bee(key, {}), handle } }) }\n"
            "  run() {\n    jobs.forEach((job) => {\n      const { bee, handle } = this.queues[job.key]\n"
            "      bee.on('failed', this.failed).process(handle)\n    })\n  }\n}\nexport default new Queue()\n",
        },
        [("Mail", "queue", "Mail", 0), ("Sms", "queue", "Sms", 0)],
    ),
    "the queue of a class of one's own": (
        {
            "queue.ts": "import Bull from 'bull'\n"
            "export class Queue<T> {\n  private queue: Bull.Queue<T>\n"
            "  constructor(name: string) { this.queue = new Bull<T>(name) }\n"
            "  handler(fn: (job: T) => void): void { void this.queue.process(fn) }\n}\n",
            "mail.ts": "import { Queue } from './queue'\n"
            "class Mail {\n  private queue: Queue<string>\n  constructor() {\n"
            "    this.queue = new Queue<string>('mail')\n    this.queue.handler(this.send)\n  }\n  async send() {}\n}\n"
            "export default new Mail()\n",
        },
        [("mail", "queue", "mail", 0)],
    ),
    "a method of a client of one's own, injected by its interface": (
        {
            "bus.ts": "import { PubSub } from '@google-cloud/pubsub'\n"
            "export interface Bus { follow(name: string, work: (m: unknown) => void): Promise<void> }\n"
            "export class CloudBus implements Bus {\n  private client = new PubSub()\n"
            "  async follow(name: string, work: (m: unknown) => void) {\n"
            "    const subscription = this.client.subscription(`${name}-sub`)\n"
            "    subscription.on('message', async (message) => { await work(message) })\n  }\n}\n",
            "a.ts": "import type { Bus } from './bus'\n"
            "export class Orders {\n  constructor(private readonly bus: Bus) {}\n  start() { this.bus.follow('orders', this.onOrder) }\n"
            "  onOrder = async () => {}\n}\n",
            "b.ts": "import type { Bus } from './bus'\n"
            "export class Refunds {\n  constructor(private readonly bus: Bus) {}\n"
            "  start() { this.bus.follow('refunds', this.onRefund) }\n"
            "  onRefund = async () => {}\n}\n",
        },
        [("orders-sub", "queue", "orders-sub", 0), ("refunds-sub", "queue", "refunds-sub", 0)],
    ),
    "each consumer that a factory makes, wherever its channel comes from": (
        {
            "amqp.ts": "import { connect } from 'amqplib'\n"
            "export async function channel() { const c = await connect('amqp://mq'); return c.createChannel() }\n",
            "job.ts": "import { channel } from './amqp'\n"
            "export const createJob = (queue: string, work: (id: string) => Promise<void>) => ({\n  queue,\n"
            "  process() {\n    return forever(async () => {\n      const ch = await channel()\n"
            "      await ch.consume(queue, async (message) => { await work(String(message)) })\n    })\n  },\n})\n",
            "a.ts": "import { createJob } from './job'\nexport const build = createJob('build', run)\n"
            "export const diff = createJob('diff', compare)\n",
        },
        [("build", "queue", "build", 0), ("diff", "queue", "diff", 0)],
    ),
    "Kafka's topics from the settings, and those that the maker subscribes": (
        {
            "kafka.ts": "import { Kafka } from 'kafkajs'\n"
            "export async function consumerOf(topics: string[]) {\n  const consumer = new Kafka({}).consumer({ groupId: 'g' })\n"
            "  await consumer.subscribe({ topics })\n  return consumer\n}\n",
            "a.ts": "import { consumerOf } from './kafka'\n"
            "async function main() {\n  const consumer = await consumerOf(['orders', 'refunds'])\n"
            "  await consumer.run({ eachMessage: async ({ message }) => { await take(message) } })\n}\nmain()\n",
            "b.ts": "import { Kafka } from 'kafkajs'\nconst other = new Kafka({}).consumer({ groupId: 'h' })\n"
            "async function follow() {\n  await other.subscribe({ topic: settings.topic })\n"
            "  await other.run({ eachMessage: async ({ message }) => { await take(message) } })\n}\nfollow()\n",
        },
        [("orders", "queue", "orders, refunds", 0), ("follow", "queue", "settings.topic", 0)],
    ),
    "BullMQ's scheduler of one queue": (
        {
            "a.ts": "import { Queue, Worker } from 'bullmq'\n"
            "export const NAME = 'backend'\nexport const getQueue = async (name = NAME) => {\n"
            "  const queue = new Queue(name)\n  return queue\n}\n"
            "new Worker(NAME, work)\n"
            "const plan = async () => {\n  const queue = await getQueue()\n"
            "  await queue.upsertJobScheduler('sync', { every: 60_000 }, {})\n}\nplan()\n",
        },
        [("backend", "interval", "every minute", 0)],
    ),
    "the queue service of AWS's older client": (
        {
            "a.js": "const AWS = require('aws-sdk')\nconst sqs = new AWS.SQS({})\n"
            "async function poll() { const got = await sqs.receiveMessage({ QueueUrl: process.env.URL }).promise(); return got }\npoll()\n",
            "b.js": "const SQS = require('aws-sdk/clients/sqs')\nconst sqs = new SQS()\n"
            "sqs.sendMessage({ QueueUrl: 'u', MessageBody: 'x' })\n",
        },
        [("poll", "queue", "", 1)],
    ),
}


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_jobs(service: Service, files: dict[str, str], expected: list[Any]) -> None:
    assert jobs(service(files)) == expected


def test_lists_that_fill_each_other_end(service: Service) -> None:
    text = (
        "const cron = require('node-cron')\nconst a = []\nconst b = []\n"
        "for (const x of b) a.push(x)\nfor (const y of a) b.push(y)\n"
        "for (const job of a) cron.schedule(job.at, job.run)\n"
    )
    assert [job[1] for job in jobs(service({"a.js": text}))] == ["unknown"]


def test_functions_that_call_each_other_end(service: Service) -> None:
    text = "const cron = require('node-cron')\n" + "".join(
        f"function f{at}(when, work) {{ f{(at + 1) % 40}(when, work); f{(at + 2) % 40}(when, work); cron.schedule(when, work) }}\n"
        for at in range(40)
    )
    assert len(jobs(service({"a.js": text}))) == 40
