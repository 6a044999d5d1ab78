import functools
import os
import re
from pathlib import Path

from pydantic import BaseModel
from pydantic.v1.utils import deep_update, unique_list
from yaml import SafeLoader

_PLACE = re.compile(r"\$\{(\w|_)+:?.*}")
_FOLDER = os.environ.get("SETTINGS_FOLDER", str(Path(__file__).parent))
PROFILES = unique_list(["default", *[name for name in os.environ.get("PROFILES", "local,default").split(",") if name]])


def load(stream):
    loader = SafeLoader(stream)

    def variable(_, node):
        name, _, default = str(node.value).removeprefix("${").removesuffix("}").partition(":")
        return os.environ.get(name) or default

    loader.add_implicit_resolver("variable", _PLACE, None)
    loader.add_constructor("variable", variable)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def of_profile(profile):
    path = Path(_FOLDER) / ("settings.yaml" if profile == "default" else f"settings-{profile}.yaml")
    with path.open("r") as file:
        found = load(file)
    if not isinstance(found, dict):
        raise TypeError(f"{path} has no mapping")
    return found


class Ui(BaseModel):
    enabled: bool = False
    path: str = "/"


class Server(BaseModel):
    prefix: str = ""
    ui: Ui = Ui()


class Settings(BaseModel):
    server: Server
    tags: list[str] = []


settings = Settings(**functools.reduce(deep_update, [of_profile(name) for name in PROFILES], {}))
