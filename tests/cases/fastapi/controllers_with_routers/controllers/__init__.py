import os

from fastapi_router_controller import ControllerLoader

ControllerLoader.load(os.path.dirname(__file__), __package__)
