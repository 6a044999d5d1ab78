# $ oracle=no: the libraries are not installed there
"""Applications that libraries make: what a program adds to them is the program's, what they bring is the library's."""

from a2a.server.apps import A2AFastAPIApplication
from a2a.utils import AGENT_CARD_WELL_KNOWN_PATH
from agno.os import AgentOS
from chainlit.server import app as chat
from fastapi import APIRouter, FastAPI
from google.adk.cli.fast_api import get_fast_api_app
from stac_fastapi.api.app import StacApi
from stac_fastapi.types.extension import ApiExtension

app: FastAPI = get_fast_api_app(agents_dir="agents", web=True)


@app.get("/health")  # $ endpoint="GET /health"
def health(): ...


@chat.get("/chat")  # $ endpoint="GET /chat"
def of_chat(): ...


base = FastAPI()


@base.get("/base")  # $ endpoint="GET /base"
def of_base(): ...


system = AgentOS(agents=[], base_app=base).get_app()


@system.post("/agents")  # $ endpoint="POST /agents"
def of_system(): ...


agent = A2AFastAPIApplication(agent_card=None, http_handler=None).build()
agent.add_api_route("/agent", of_system)  # $ endpoint="GET /agent"

agent.add_api_route("/inner" + AGENT_CARD_WELL_KNOWN_PATH, of_system)  # $ endpoint="GET /inner/.well-known/agent-card.json"


class Searches(ApiExtension):
    def __init__(self, path):
        self.path = path
        self.router = APIRouter()

    def register(self, app):
        self.router.add_api_route(self.path, of_system, methods=["POST"])  # $ endpoint="POST /searches"
        app.include_router(self.router)


api = StacApi(settings=None, extensions=[Searches("/searches")])
api.app.add_api_route("/collections/all", of_system)  # $ endpoint="GET /collections/all"
