# What a comprehension leaves out because a setting is off is registered where somebody turns it on.
import os
from dataclasses import dataclass

from fastapi import APIRouter, FastAPI

items, exports, reports, never = (APIRouter() for _ in range(4))


@items.get("/items")  # $ endpoint="GET /v1/items"
def list_items(): ...


@exports.get("/exports")  # $ endpoint="GET /v1/exports" confidence=conditional
def list_exports(): ...


@reports.get("/reports")  # $ endpoint="GET /v2/reports" confidence=conditional
def list_reports(): ...


@never.get("/never")
def list_never(): ...


@dataclass
class Feature:
    router: APIRouter
    enabled: bool


FEATURES = [Feature(items, True), Feature(exports, os.getenv("EXPORTS", "") == "1"), Feature(never, False)]
app = FastAPI()
for router in [feature.router for feature in FEATURES if feature.enabled]:
    app.include_router(router, prefix="/v1")

later = []
if os.getenv("REPORTS") == "yes":
    later.append(Feature(reports, True))
for prefix, router in [("/v2", feature.router) for feature in later]:
    app.include_router(router, prefix=prefix)
