"""Of an object's members, what a library's call has made is no method."""

import inspect
import os
import sqlite3
import threading

from fastapi import FastAPI


def remote(method):
    def mark(function):
        function.method = method
        function.path = "/" + function.__name__
        return function

    return mark


class Boxes:
    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.lock = threading.Lock()
        self.store = sqlite3.connect(os.environ.get("STORE", ":memory:"))
        self.beat = self.release

    @remote("POST")
    def create(self): ...

    @remote("DELETE")
    def release(self): ...


def register(app, boxes) -> None:
    for _, method in inspect.getmembers(boxes, predicate=inspect.ismethod):
        if getattr(method, "path", None):
            app.add_api_route(method.path, method, methods=[method.method])  # $ endpoint="POST /create" endpoint="DELETE /release"


app = FastAPI()
register(app, Boxes())
