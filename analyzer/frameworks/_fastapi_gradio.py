"""Gradio: what launches a page is a FastAPI application, which programs add routes of their own to.

https://www.gradio.app/docs/gradio/blocks#blocks-launch
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._fastapi_held import application
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.values import External, Invocation, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.frameworks._fastapi_router import ApiRouter
    from analyzer.interp.interpreter import Interpreter

PAGES = ("Blocks", "Interface", "ChatInterface", "TabbedInterface")
FLUENT = frozenset({"__enter__", "queue"})


class Page(Host):
    """``Blocks()`` and what is made of them."""

    __slots__ = ("app",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.app: ApiRouter | None = None

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the application, or what launches it; anything else is the library's."""
        if name in FLUENT:
            return HostFunction(name, lambda _c, _i: self.owner or self)
        if name == "launch":
            return HostFunction(name, self.launch)
        return self.served(Invocation([], {}, interp.site), interp) if name == "app" else External("gradio", ("Blocks", name))

    def launch(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the application and where it is reached."""
        where: list[Value] = [Unknown("address", call.site), Unknown("address", call.site)]
        return Sequence([self.served(call, interp), *where], "tuple")

    def served(self, call: Invocation, interp: Interpreter) -> ApiRouter:
        """Return the one application of the page."""
        if self.app is None:
            self.app = application(call, interp)
        return self.app


def gradio_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    return {"pypi:gradio": HostModule("gradio", {name: HostClass(name, Page) for name in PAGES})}
