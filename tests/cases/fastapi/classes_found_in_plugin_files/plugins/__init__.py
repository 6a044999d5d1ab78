import importlib
import sys
from contextlib import suppress
from pathlib import Path

here = Path(__file__).parent
files = list(here.rglob("*.py"))
FOUND = {}


def load(namespace, file):
    spec = importlib.util.spec_from_file_location(namespace, file)
    module = importlib.util.module_from_spec(spec)
    sys.modules[namespace] = module
    spec.loader.exec_module(module)
    for variable in module.__dict__.keys():
        value = getattr(module, variable)
        with suppress(TypeError):
            if isinstance(value, type) and value.__name__ != "Base":
                names = [cls.__name__ for cls in value.__mro__]
                if "Base" in names:
                    family = FOUND.get("root", {})
                    if value.name in family:
                        raise ValueError(value.name)
                    family[value.name] = value
                    FOUND["root"] = family


for file in files:
    if file.stem.endswith("_api"):
        load(f"plugins.{file.stem}", file)
