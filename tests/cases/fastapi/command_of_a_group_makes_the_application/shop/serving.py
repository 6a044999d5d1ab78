"""The function between the command and the server: nothing but the command calls it."""

from shop.server import Server


def get_application(*, prefix: str, admin: bool):
    server = Server(prefix, admin)
    return server.get_app()
