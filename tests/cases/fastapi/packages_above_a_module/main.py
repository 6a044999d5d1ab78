"""Importing a module loads every package that it is in, the outermost first; that one serves something, too."""

from shop.api.things import app

__all__ = ["app"]
