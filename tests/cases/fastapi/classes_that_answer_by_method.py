"""A class of Starlette's answers the methods that it has; a list in the route says no more than which of them are let through."""

from fastapi import FastAPI
from starlette.endpoints import HTTPEndpoint
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route


class Things(HTTPEndpoint):
    async def get(self, request):
        return PlainTextResponse("all")

    async def post(self, request):
        return PlainTextResponse("made")


class Parts(Things):
    def delete(self, request):
        return PlainTextResponse("gone")


app = FastAPI(
    routes=[
        Route("/listed", Things),  # $ endpoint="GET /listed" endpoint="POST /listed"
        Mount("/under", routes=[Route("/inner", Parts)]),  # $ endpoint="GET /under/inner" endpoint="POST /under/inner" endpoint="DELETE /under/inner"
    ]
)
app.add_route("/things", Things)  # $ endpoint="GET /things" endpoint="POST /things"
app.add_route("/parts/{part}", Parts, methods=["GET", "DELETE"])  # $ endpoint="GET /parts/{part}" endpoint="DELETE /parts/{part}"
