"""ASGI applications around the one that is mounted: ``app.mount("/files", Guarded(files))``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import host_of
from analyzer.interp.values import ClassValue, External, Instance, Value

if TYPE_CHECKING:
    from analyzer.interp.hosts import Host

MOST = 6
HELD = ("app", "asgi_app", "application", "_app", "inner")


def inside(value: Value) -> tuple[Host | None, list[Value]]:
    """Return the application inside what is around it (``CORSMiddleware(app)``), and what of that is the repository's, outermost first."""
    around: list[Value] = []
    for _ in range(MOST):
        host = host_of(value)
        if getattr(host, "wrapped_by_libraries", False):
            return host, around
        if isinstance(value, External) and (value.arguments or "app" in value.keywords):
            value = value.keywords.get("app") or value.arguments[0]
        elif isinstance(value, Instance):
            found = next((value.fields[name] for name in HELD if name in value.fields), None)
            if found is None:
                break
            if isinstance(value.cls, ClassValue):
                around.append(value)
            value = found
        else:
            break
    return None, around
