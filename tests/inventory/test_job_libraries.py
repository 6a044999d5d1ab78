"""The ways in which the documentation of Node's job libraries registers and schedules work: name, trigger, and where it is enqueued."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from analyzer.inventory.take import Inputs
from tests.inventory.listed_jobs import jobs

Service = Callable[..., Inputs]


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


@pytest.mark.parametrize("name", JAVASCRIPT)
def test_javascript(service: Service, name: str) -> None:
    code, expected = JAVASCRIPT[name]
    assert jobs(service({"a.ts": code})) == expected


def test_graphile_worker_finds_tasks_in_a_folder(service: Service) -> None:
    files = {
        "src/worker.ts": "import { run } from 'graphile-worker';\nrun({ taskDirectory: `${__dirname}/tasks` });",
        "src/tasks/hello.ts": "export default async (payload, helpers) => {};",
        "src/tasks/bye.ts": "export default async (payload, helpers) => {};",
    }
    assert [(name, kind) for name, kind, _, _ in jobs(service(files))] == [("bye", "queue"), ("hello", "queue")]
