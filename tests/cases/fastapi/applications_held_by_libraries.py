# $ oracle=no: the libraries are not installed there
"""Applications that libraries make: what a program adds to them is the program's, what they bring is the library's."""

from a2a.server.apps import A2AFastAPIApplication
from a2a.utils import AGENT_CARD_WELL_KNOWN_PATH
from agno.os import AgentOS
from chainlit.server import app as chat
from fastapi import FastAPI
from google.adk.cli.fast_api import get_fast_api_app
from stac_fastapi.api.app import StacApi

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

api = StacApi(settings=None, extensions=[])
api.app.add_api_route("/collections/all", of_system)  # $ endpoint="GET /collections/all"
