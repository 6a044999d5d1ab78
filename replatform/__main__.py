"""``python -m replatform``, in any folder: also in one that has an ``analyzer/`` of its own, which is never imported.

Python puts the working folder first on the search path: https://docs.python.org/3/using/cmdline.html#cmdoption-m
"""

import os
import sys


def _without_working_folder(path: list[str]) -> list[str]:
    # pathlib itself would be looked up on the path that is mended here
    here = os.getcwd()  # noqa: PTH109
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    kept = [entry for entry in path if entry not in {"", here}]
    return kept if home in kept else [home, *kept]


if __name__ == "__main__":
    sys.path[:] = _without_working_folder(sys.path)

    from replatform.cli import program

    program()
