from fastapi import APIRouter

teams = APIRouter()


@teams.get("/x")  # $ endpoint="GET /t/x"
def x(): ...
