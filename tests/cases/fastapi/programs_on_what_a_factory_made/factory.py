# $ oracle=no: two programs, each started by itself
# The factory is the only file that names FastAPI; nothing but the import of a server says which files are programs.
from fastapi import FastAPI


def create_app(title):
    return FastAPI(title=title)
