# $ oracle=no (PyYAML is not installed there)
# Settings that PyYAML's own loader reads and pydantic's helper merges: https://pyyaml.org/wiki/PyYAMLDocumentation
from fastapi import FastAPI
from settings import settings

app = FastAPI()


@app.get(f"{settings.server.prefix}/items")  # $ endpoint="GET /api/items"
def items(): ...


if settings.server.ui.enabled:

    @app.get(settings.server.ui.path)  # $ endpoint="GET /desk" confidence=conditional
    def page(): ...


for tag in settings.tags:
    app.add_api_route(f"/tags/{tag}", items)  # $ endpoint="GET /tags/b" endpoint="GET /tags/c"
