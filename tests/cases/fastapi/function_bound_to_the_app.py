# A function that types.MethodType binds to the application gets it first.
from types import MethodType

from fastapi import FastAPI


def ping():
    return {}


def serve(self, name):
    self.add_api_route(f"/{name}", ping)  # $ endpoint="GET /a" endpoint="GET /b"


app = FastAPI()
app.serve = MethodType(serve, app)
for name in ("a", "b"):
    app.serve(name)
