# $ oracle=no: traitlets is not installed there
"""A trait holds its default until a configuration file says something else."""

from fastapi import APIRouter, FastAPI
from traitlets import Bool, List, Unicode
from traitlets.config import Application

router = APIRouter()


@router.get("/orders")  # $ endpoint="GET /shop/orders"
def orders(): ...


class Shop(Application):
    prefix = Unicode("/shop", help="before all paths", config=True)
    title = Unicode(default_value="title", config=True)
    metrics = Bool(False, config=True)
    pages = List(["news", "about"], config=True)

    def start(self):
        app = FastAPI()
        app.include_router(router, prefix=self.prefix)

        @app.get(f"/{self.title}")  # $ endpoint="GET /title"
        def title(): ...

        if self.metrics:

            @app.get("/metrics")  # $ endpoint="GET /metrics" confidence=conditional
            def metrics(): ...

        for page in self.pages:

            @app.get(f"/{page}")  # $ endpoint="GET /news" endpoint="GET /about"
            def one(): ...

        return app


main = Shop.launch_instance

if __name__ == "__main__":
    main()
