"""A generator and a function call themselves for each of the names, one after the other; what they know ends them."""

from fastapi import FastAPI

app = FastAPI()
NAMES = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l")


def below(names):
    if names:
        yield f"/{names[0]}"
        yield from below(names[1:])


def register(paths):
    if not paths:
        return
    app.get(paths[0])(lambda: None)  # $ endpoint="GET /a" endpoint="GET /b" endpoint="GET /c" endpoint="GET /d" endpoint="GET /e" endpoint="GET /f" endpoint="GET /g" endpoint="GET /h" endpoint="GET /i" endpoint="GET /j" endpoint="GET /k" endpoint="GET /l"
    register(paths[1:])


register(list(below(NAMES)))
