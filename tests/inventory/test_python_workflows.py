"""How Python's workflow engines register what they run, as their documentation shows: name, trigger, and where it is enqueued."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from analyzer.inventory.take import Inputs
from tests.inventory.listed_jobs import jobs

Service = Callable[..., Inputs]
PYTHON: dict[str, tuple[str, list[Any]]] = {
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
}


@pytest.mark.parametrize("name", PYTHON)
def test_python(service: Service, name: str) -> None:
    code, expected = PYTHON[name]
    assert jobs(service({"main.py": code})) == expected
