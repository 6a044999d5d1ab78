"""``python -m replatform``, in any folder: also in one that has an ``analyzer/`` of its own, which is never imported.

Python puts the working folder first on the search path: https://docs.python.org/3/using/cmdline.html#cmdoption-m
"""

import os
import sys


def _without_working_folder(path: list[str]) -> list[str]:
    here, home = os.getcwd(), os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH109, PTH120, PTH100 - pathlib would be looked up on the path that is mended here
    kept = [entry for entry in path if entry not in {"", here, home}]
    return [home, *kept]


if __name__ == "__main__":
    sys.path[:] = _without_working_folder(sys.path)

    from replatform.cli import main

    sys.exit(main())
