"""What outlives a run: values by the digest of what they were made from, in one SQLite file that concurrent runs share.

The file may be cut off, overwritten or left half written at any moment: a value that does not carry its own key and checksum is a value
that is not there, and a file that SQLite rejects is set aside and begun anew. Losing the cache costs time, never an answer.
https://sqlite.org/wal.html  https://sqlite.org/howtocorrupt.html
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType
    from typing import Self

FILE_NAME = "facts-1.sqlite"

_T = TypeVar("_T")
_CREATE = "CREATE TABLE IF NOT EXISTS facts (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL)"
_DAY = 86_400
_MARK = 8
_AT_ONCE = 500
_FLUSH = 8 << 20
_KEPT_AFTER_EVICTION = 0.8
_PATIENCE = 2.0
_PAUSE = 0.02
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_UNUSABLE = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM})
"""What says nothing about the file's content; every other error means that it is damaged."""


class Cache:
    """Bytes by key. Never raises for what is on the disk: then it is empty, and forgets. ``limit`` bounds the file in bytes."""

    def __init__(self, folder: Path, limit: int) -> None:
        """Open the cache in ``folder``, or begin it."""
        self._file = folder / FILE_NAME
        self._limit = limit
        self._today = int(time.time()) // _DAY
        self._pending: dict[bytes, bytes] = {}
        self._pending_bytes = 0
        self._touched: list[bytes] = []
        self._begun_anew = False
        self._connection = self._opened()

    def __enter__(self) -> Self:
        """Return the cache."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Write and close."""
        self.close()

    def get(self, key: bytes) -> bytes | None:
        """Return the value kept for ``key``; None where there is none, or a damaged one."""
        if key in self._pending:
            return unpacked(key, self._pending[key])
        rows = self._rows("SELECT used, value FROM facts WHERE key = ?", [key])
        if not rows:
            return None
        used, value = rows[0]
        if used != self._today:
            self._touched.append(key)
        return unpacked(key, value)

    def known(self, keys: Sequence[bytes]) -> set[bytes]:
        """Return which of ``keys`` have a value, damaged ones too."""
        found = set(self._pending).intersection(keys)
        for start in range(0, len(keys), _AT_ONCE):
            part = keys[start : start + _AT_ONCE]
            query = f"SELECT key FROM facts WHERE key IN ({','.join('?' * len(part))})"  # noqa: S608 - question marks
            found.update(key for (key,) in self._rows(query, part))
        return found

    def put(self, key: bytes, kept: bytes) -> None:
        """Keep what ``packed`` has made; it is written together with others."""
        self._pending[key] = kept
        self._pending_bytes += len(kept)
        if self._pending_bytes > _FLUSH:
            self.flush()

    def flush(self) -> None:
        """Write what was put."""
        rows = [(key, self._today, kept) for key, kept in self._pending.items()]
        self._pending, self._pending_bytes = {}, 0
        if rows:
            self._change("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Write what was put, note what was used, drop what was used longest ago if there is too much, and close."""
        self.flush()
        if self._touched:
            self._change("UPDATE facts SET used = ? WHERE key = ?", [(self._today, key) for key in self._touched])
            self._touched = []
        excess = (self._ask(_size) or 0) - self._limit
        if excess > 0:
            self._evict(excess + int(self._limit * (1 - _KEPT_AFTER_EVICTION)))
        self._abandon()

    def _evict(self, excess: int) -> None:
        dropped = []
        for rowid, size in self._rows("SELECT rowid, length(value) FROM facts ORDER BY used, rowid"):
            if excess <= 0:
                break
            dropped.append((rowid,))
            excess -= size
        self._change("DELETE FROM facts WHERE rowid = ?", dropped)
        self._rows("PRAGMA incremental_vacuum")

    # --- with SQLite, which may fail at any step

    def _opened(self) -> sqlite3.Connection | None:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            try:
                return _connect(self._file)
            except sqlite3.Error as error:
                if _code(error) in _BUSY:
                    time.sleep(_PAUSE)
                    continue
                if _code(error) in _UNUSABLE or not self._set_aside():
                    return None
            except (OSError, ValueError):
                return None
        return None

    def _ask(self, question: Callable[[sqlite3.Connection], _T]) -> _T | None:
        if self._connection is None:
            return None
        try:
            return question(self._connection)
        except sqlite3.Error as error:
            self._failed(error)
            return None

    def _rows(self, query: str, arguments: Sequence[bytes] = ()) -> list[Any]:
        return self._ask(lambda connection: connection.execute(query, arguments).fetchall()) or []

    def _change(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        def change(connection: sqlite3.Connection) -> None:
            with _transaction(connection):
                connection.executemany(statement, rows)

        self._ask(change)

    def _failed(self, error: sqlite3.Error) -> None:
        if _code(error) in _BUSY:
            return
        self._abandon()
        if _code(error) not in _UNUSABLE and self._set_aside():
            self._connection = self._opened()

    def _abandon(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _set_aside(self) -> bool:
        """Move a damaged file out of the way, once a run; say whether that was done."""
        if self._begun_anew:
            return False
        self._begun_anew = True
        with contextlib.suppress(OSError):
            self._file.replace(self._file.with_suffix(".damaged"))
        for ending in ("-wal", "-shm"):
            with contextlib.suppress(OSError):
                Path(f"{self._file}{ending}").unlink()
        return True


def user_cache(limit: int) -> Cache:
    """Return the cache that the user's runs share."""
    import platformdirs

    return Cache(platformdirs.user_cache_path("replatform", appauthor=False), limit)


def packed(key: bytes, value: bytes) -> bytes:
    """Return ``value`` as it is kept: the beginning of its key, then compressed with a checksum (zlib's own)."""
    return key[:_MARK] + zlib.compress(value, 1)


def unpacked(key: bytes, kept: object) -> bytes | None:
    """Return what was ``packed`` for this key; None for anything else."""
    if not isinstance(kept, bytes) or kept[:_MARK] != key[:_MARK]:
        return None
    try:
        return zlib.decompress(kept[_MARK:])
    except zlib.error:
        return None


def _connect(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    connection = sqlite3.connect(file, timeout=_PAUSE, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = NORMAL")
        if not connection.execute("SELECT 1 FROM sqlite_schema").fetchall():
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            connection.execute(_CREATE)
        connection.execute("SELECT key, used, value FROM facts LIMIT 0").fetchall()
        connection.execute(f"PRAGMA busy_timeout = {int(_PATIENCE * 1_000)}")
    except BaseException:
        connection.close()
        raise
    return connection


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _size(connection: sqlite3.Connection) -> int:
    pages, free, page = (int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "freelist_count", "page_size"))
    return (pages - free) * page


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
