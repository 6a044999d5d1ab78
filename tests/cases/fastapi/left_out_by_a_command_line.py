"""What is left out only when a command line says so is there, under that condition."""

import sys

from fastapi import APIRouter, FastAPI

skipped = set()
unwanted = []
if "--no-reports" in sys.argv:
    skipped.add("reports")
if "--no-teams" in sys.argv:
    unwanted.append("teams")
skipped.add("drafts")

users, reports, teams, drafts = APIRouter(), APIRouter(), APIRouter(), APIRouter()


@users.get("/users")  # $ endpoint="GET /users"
def list_users():
    return []


@reports.get("/reports")  # $ endpoint="GET /reports" confidence=conditional
def list_reports():
    return []


@teams.get("/teams")  # $ endpoint="GET /teams" confidence=conditional
def list_teams():
    return []


@drafts.get("/drafts")  # $ unmounted="GET /drafts"
def list_drafts():
    return []


app = FastAPI()
for name, router in {"users": users, "reports": reports, "teams": teams, "drafts": drafts}.items():
    if name not in skipped and name not in unwanted:
        app.include_router(router)
