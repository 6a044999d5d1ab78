"""Lowering in other processes: when it pays, how the work is cut up, and what happens to files that kill a worker.

The parser holds the interpreter's lock, hence processes. A worker returns packed bytes: no syntax tree can be pickled.
https://docs.python.org/3/library/concurrent.futures.html  https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from typing import TYPE_CHECKING

import msgspec

from analyzer.lowered import Bounds, Work, lower_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
