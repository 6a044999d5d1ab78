# $ oracle=no: a command starts it, and its file says which routers
"""An application of a module that nothing adds to but a function that only an unknown runner calls: what it adds may be served."""

from commands_of_the_company import registered
from fastapi import APIRouter, FastAPI

app = FastAPI()
speech = APIRouter(prefix="/speech")
text = APIRouter(prefix="/text")


@speech.post("/asr")  # $ endpoint="POST /speech/asr" confidence=conditional
def asr(): ...


@text.post("/punctuation")  # $ endpoint="POST /text/punctuation" confidence=conditional
def punctuation(): ...


def routers(engines):
    found = APIRouter()
    for engine in engines:
        if engine == "asr":
            found.include_router(speech)
        elif engine == "text":
            found.include_router(text)
    return found


@registered(name="server.start")
class Server:
    def init(self, config):
        app.include_router(routers(engine.split("_")[0] for engine in config.engine_list))
        return True

    def execute(self, argv):
        if self.init(argv[0]):
            print("started")
