# $ oracle=no (a command starts it)
"""A command's parameters have the defaults of its options."""

import click
import uvicorn
from fastapi import FastAPI


@click.command()
@click.option("--prefix", "-p", default="/api", show_default=True, help="before all paths")
@click.option("--with-metrics/--without-metrics", default=False)
@click.option("--page-path", "page", default="page")
@click.option("--debug", is_flag=True)
@click.option("--root")
def main(prefix, with_metrics, page, debug, root):
    app = FastAPI()

    @app.get(f"{prefix}/orders")  # $ endpoint="GET /api/orders"
    def orders(): ...

    @app.get(f"/{page}")  # $ endpoint="GET /page"
    def pages(): ...

    if with_metrics:

        @app.get("/metrics")  # $ endpoint="GET /metrics" confidence=conditional
        def metrics(): ...

    if debug:

        @app.get("/debug")  # $ endpoint="GET /debug" confidence=conditional
        def show(): ...

    if root is not None:

        @app.get("/root")  # $ endpoint="GET /root" confidence=conditional
        def of_root(): ...

    uvicorn.run(app)


if __name__ == "__main__":
    main()
