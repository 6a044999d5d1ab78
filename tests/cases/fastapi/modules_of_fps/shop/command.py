# $ oracle=no (the plugins would have to be installed)
from importlib.metadata import entry_points

from fps import get_root_module


def configuration():
    names = [point.name for point in entry_points(group="shop.modules")]
    return {"shop": {"type": "shop", "modules": {name: {"type": name} for name in names}}}


def main():
    get_root_module(configuration()).run()
