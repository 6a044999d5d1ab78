# $ oracle=no (no environment is set there)
# A setting's default stays one whatever is asked of it, looked up by it or returned because of it: it may be otherwise.
import os
import re

from fastapi import FastAPI
from pydantic import BaseModel
from pydantic_settings import BaseSettings


class Mail(BaseModel):
    enabled: bool = False


class Settings(BaseSettings):
    mail: Mail = Mail()


def is_on(mode):
    if mode == "prod":
        return True
    return False


def is_matched(mode):
    match mode:
        case "prod":
            return True
        case _:
            return False


def answer(): ...


settings = Settings()
app = FastAPI()
if {"prod": True}.get(os.getenv("MODE", "dev")):
    app.get("/on-1")(answer)  # $ endpoint="GET /on-1" confidence=conditional
else:
    app.get("/off-1")(answer)  # $ endpoint="GET /off-1"
if {"prod": True, "dev": False}[os.getenv("MODE", "dev")]:
    app.get("/on-2")(answer)  # $ endpoint="GET /on-2" confidence=conditional
else:
    app.get("/off-2")(answer)  # $ endpoint="GET /off-2"
if len(os.getenv("KEY", "")) > 0:
    app.get("/on-3")(answer)  # $ endpoint="GET /on-3" confidence=conditional
else:
    app.get("/off-3")(answer)  # $ endpoint="GET /off-3"
if re.match("prod", os.getenv("MODE", "dev")):
    app.get("/on-4")(answer)  # $ endpoint="GET /on-4" confidence=conditional
else:
    app.get("/off-4")(answer)  # $ endpoint="GET /off-4"
if is_on(os.getenv("MODE", "dev")):
    app.get("/on-5")(answer)  # $ endpoint="GET /on-5" confidence=conditional
else:
    app.get("/off-5")(answer)  # $ endpoint="GET /off-5"
if is_matched(os.getenv("MODE", "dev")):
    app.get("/on-6")(answer)  # $ endpoint="GET /on-6" confidence=conditional
else:
    app.get("/off-6")(answer)  # $ endpoint="GET /off-6"
if max(0, int(os.getenv("PAGES", "0"))):
    app.get("/on-7")(answer)  # $ endpoint="GET /on-7" confidence=conditional
else:
    app.get("/off-7")(answer)  # $ endpoint="GET /off-7"
if settings.mail.enabled:
    app.get("/on-8")(answer)  # $ endpoint="GET /on-8" confidence=conditional
else:
    app.get("/off-8")(answer)  # $ endpoint="GET /off-8"
if os.getenv("MODE", "dev")[:4] == "prod":
    app.get("/on-9")(answer)  # $ endpoint="GET /on-9" confidence=conditional
else:
    app.get("/off-9")(answer)  # $ endpoint="GET /off-9"
if str(os.getenv("FLAG", "False")) == "True":
    app.get("/on-10")(answer)  # $ endpoint="GET /on-10" confidence=conditional
else:
    app.get("/off-10")(answer)  # $ endpoint="GET /off-10"
