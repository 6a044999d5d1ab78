# $ oracle=no: nonebot is not installed there
"""A bot's driver is a FastAPI application: a program asks for it, before it starts or when it does, and adds routes of its own."""

import nonebot
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from nonebot import get_driver

nonebot.init()
driver = get_driver()
router = APIRouter(prefix="/bots")


def signed_in(request: Request):
    if "authorization" not in request.headers:
        raise HTTPException(401)


@router.get("/{bot}")  # $ endpoint="GET /api/bots/{bot}" guard=signed_in
def bot(bot: str): ...


app: FastAPI = nonebot.get_app()


@app.get("/health")  # $ endpoint="GET /health"
def health(): ...


@driver.on_startup
async def start():
    app: FastAPI = nonebot.get_app()
    app.include_router(router, prefix="/api", dependencies=[Depends(signed_in)])


if __name__ == "__main__":
    nonebot.run()
