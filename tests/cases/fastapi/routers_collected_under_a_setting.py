# What a list, a dictionary or a generator is given under a setting is registered under it, wherever the loop stands that registers it.
import os

from fastapi import APIRouter, FastAPI

EXPORTS = os.getenv("EXPORTS", "") == "1"

items, exports, reports, audit, debug, both = (APIRouter() for _ in range(6))


@items.get("/items")  # $ endpoint="GET /items"
def list_items(): ...


@exports.get("/exports")  # $ endpoint="GET /exports" confidence=conditional
def list_exports(): ...


@reports.get("/reports")  # $ endpoint="GET /v1/reports"
def list_reports(): ...


@audit.get("/audit")  # $ endpoint="GET /v1/audit" confidence=conditional
def list_audit(): ...


@debug.get("/debug")  # $ endpoint="GET /named/debug" confidence=conditional
def show_debug(): ...


@both.get("/both")  # $ endpoint="GET /v1/both"
def show_both(): ...


def routers():
    yield items
    if EXPORTS:
        yield exports


app = FastAPI()
for router in routers():
    app.include_router(router)

listed = [reports]
if EXPORTS:
    listed.append(audit)
    listed.append(both)
else:
    listed += [both]
for router in listed:
    app.include_router(router, prefix="/v1")

named = {}
if os.getenv("DEBUG"):
    named["debug"] = debug
for name, router in named.items():
    app.include_router(router, prefix="/named", tags=[name])


def plain(): ...


table = []
if EXPORTS:
    table += [("/state/full", plain)]
for path, handler in table:
    app.add_api_route(path, handler)  # $ endpoint="GET /state/full" confidence=conditional
