from inspect import getmembers
from fastapi import APIRouter


def api_endpoint(endpoint, **kwargs):
    def decorator(fn):
        fn._kwargs = kwargs
        fn._endpoint = endpoint
        return fn
    return decorator


class Base:
    name = "base"

    def __init__(self, parent=None):
        self.router = APIRouter(prefix=f"/{self.name}")
        self.add()

    def add(self):
        for attr, member in getmembers(self):
            if not callable(member):
                continue
            endpoint = getattr(member, "_endpoint", None)
            if endpoint is None:
                continue
            kwargs = dict(getattr(member, "_kwargs", {}))
            path = kwargs.pop("path", None) or endpoint
            self.router.add_api_route(path, member, **kwargs)
