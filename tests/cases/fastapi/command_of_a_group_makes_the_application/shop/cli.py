"""A command of a group starts the server; who asks for the group alone is shown its help."""  # $ oracle=no (a command line makes the application)

import functools

import click
import uvicorn


def common_options():
    def decorator(function):
        @click.option("--port", type=int, default=8000)
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return function(*args, **kwargs)

        return wrapper

    return decorator


@click.group()
@click.version_option("1.0")
def main():
    """Run the shop."""


@main.command("web")
@common_options()
@click.option("--admin/--no-admin", default=True)
def web(port: int, admin: bool):
    from .serving import get_application

    application = get_application(prefix="/web", admin=admin)
    uvicorn.Server(uvicorn.Config(application, port=port)).run()


@main.command("api")
@common_options()
def api(port: int):
    from .serving import get_application

    application = get_application(prefix="/api", admin=False)
    uvicorn.Server(uvicorn.Config(application, port=port)).run()
