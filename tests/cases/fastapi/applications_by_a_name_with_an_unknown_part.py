# $ oracle=no: what deploys the program sets the variable
"""What a registry holds under a name of which a part is not known is found again by the same name."""

import os

from fastapi import FastAPI

services = {}


class Service:
    def __init__(self, name):
        self.name = name
        self.app = FastAPI()


def register(name, path):
    def decorate(function):
        if name not in services:
            services[name] = Service(name)
        services[name].app.add_api_route(path, function, methods=["POST"])  # $ endpoint="POST /prompts/create" endpoint="POST /prompts/get" endpoint="POST /chats" endpoint="POST /of-0" endpoint="POST /of-1" endpoint="POST /of-2" endpoint="POST /of-3" endpoint="POST /of-4" endpoint="POST /of-5" endpoint="POST /of-6" endpoint="POST /of-7" endpoint="POST /of-8"
        return function

    return decorate


STORE = os.environ["STORE"]


def other(): ...


for number in range(9):
    register(f"service-{number}", f"/of-{number}")(other)


@register(f"prompts-{STORE}", "/prompts/create")
def create(): ...


@register(f"prompts-{STORE}", "/prompts/get")
def get(): ...


@register(f"chats-{STORE}", "/chats")
def chat(): ...
