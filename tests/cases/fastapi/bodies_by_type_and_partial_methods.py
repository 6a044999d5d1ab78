from functools import partialmethod, singledispatch

from fastapi import FastAPI


class Part: ...


class Folder(Part): ...


@singledispatch
def path_of(part):
    return f"/{part}"


@path_of.register
def _(part: Part):
    return "/part"


@path_of.register
def _(part: Folder):
    return "/folder"


@path_of.register(list)
def _(part):
    return "".join(path_of(item) for item in part)


class Api:
    def __init__(self):
        self.app = FastAPI()

    def add(self, method, path, handler):
        self.app.add_api_route(path, handler, methods=[method])  # $ endpoint="GET /part" endpoint="PUT /folder/3"
        return self

    get = partialmethod(add, "GET")
    put = partialmethod(add, "PUT")


def show(): ...


app = Api().get(path_of(Part()), show).put(path_of([Folder(), 3]), show).app
