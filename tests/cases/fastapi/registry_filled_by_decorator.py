from fastapi import FastAPI

REGISTRY = []


def expose(path: str, *methods: str):
    def mark(function):
        REGISTRY.append((path, list(methods) or ["GET"], function))
        return function

    return mark


@expose("/a")
def a(): ...


@expose("/b", "POST", "PUT")
def b(): ...


app = FastAPI()
for path, methods, function in REGISTRY:
    app.add_api_route(path, function, methods=methods)  # $ endpoint="GET /a" endpoint="POST /b" endpoint="PUT /b"
