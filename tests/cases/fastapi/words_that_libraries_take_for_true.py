# $ oracle=no (the libraries are not installed)
# What small libraries make of a setting's text: a switch with a default is one whichever of them reads it.
import os
from distutils.util import strtobool

from decouple import config
from environs import Env
from fastapi import FastAPI
from str2bool import str2bool

env = Env()
app = FastAPI()

if strtobool(os.getenv("WITH_PAGES", "yes")):

    @app.get("/pages")  # $ endpoint="GET /pages"
    def pages(): ...


if strtobool(os.getenv("WITH_DEBUG", "off")):

    @app.get("/debug")  # $ endpoint="GET /debug" confidence=conditional
    def debug(): ...


if bool(strtobool("false")):

    @app.get("/never")
    def never(): ...


if str2bool(os.getenv("WITH_FORMS", "on")):

    @app.get("/forms")  # $ endpoint="GET /forms"
    def forms(): ...


if config("WITH_MAIL", default="False", cast=bool):

    @app.get("/mail")  # $ endpoint="GET /mail" confidence=conditional
    def mail(): ...


if env.bool("WITH_FILES", "no"):

    @app.get("/files")  # $ endpoint="GET /files" confidence=conditional
    def files(): ...
