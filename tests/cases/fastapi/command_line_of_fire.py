# $ oracle=no (Fire is not installed there)
"""What Python Fire makes a command line of is started without any option: a guard that an option asks for is none."""

from fastapi import FastAPI
from starlette.responses import JSONResponse


class Bearer:
    def __init__(self, app, keys):
        self.app = app
        self.keys = keys

    async def __call__(self, scope, receive, send):
        headers = dict(scope["headers"])
        if headers.get(b"authorization") not in self.keys:
            return await JSONResponse({}, status_code=401)(scope, receive, send)
        return await self.app(scope, receive, send)


def serve(port: int = 8000, api_keys: list[str] | None = None, metrics: bool = False):
    app = FastAPI()

    @app.get("/models")  # $ endpoint="GET /models" guard=none
    def models():
        return []

    if metrics:

        @app.get("/metrics")  # $ endpoint="GET /metrics" confidence=conditional
        def numbers():
            return {}

    if api_keys is not None and (keys := [key for key in api_keys if key]):
        app.add_middleware(Bearer, keys=keys)
    return app


if __name__ == "__main__":
    import fire

    fire.Fire(serve)
