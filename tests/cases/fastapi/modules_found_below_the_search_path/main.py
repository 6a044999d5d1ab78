# A container of components: files of a folder, named as modules by the search path, are imported in the threads of a pool.
import importlib
import os
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from registry import app  # noqa: F401


def module_of(file: Path):
    folders = sorted([(path, len(Path(path).resolve().parts)) for path in sys.path], key=lambda item: item[1], reverse=True)
    for folder, _ in folders:
        try:
            return ".".join(file.resolve().relative_to(Path(folder).resolve()).with_suffix("").parts)
        except ValueError:
            continue
    return None


def load(file: Path):
    name = module_of(file)
    return importlib.import_module(name) if name else None


def files(folder):
    return list({file for file in Path(folder).glob("**/*.py") if file.stem != "__init__"})


here = os.path.dirname(os.path.abspath(__file__))
with ThreadPoolExecutor(max_workers=4) as executor:
    futures = {executor.submit(load, file): file for file in files(os.path.join(here, "beans"))}
    for future in as_completed(futures):
        future.result()
