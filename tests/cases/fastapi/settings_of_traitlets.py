# $ oracle=no: traitlets is not installed there
"""A trait holds its default until a configuration file says something else."""

from fastapi import APIRouter, FastAPI
from traitlets import Bool, List, Type, Unicode
from traitlets.config import Application

router = APIRouter()


@router.get("/orders")  # $ endpoint="GET /shop/orders"
def orders(): ...


class Entry:
    @property
    def doors(self):
        return []

    @property
    def router(self):
        made = APIRouter()
        for path, method, function in self.doors:
            add = getattr(made, method)(path)  # $ endpoint="GET /shop/enter" endpoint="POST /shop/leave" endpoint="GET /shop/back"
            add(function)
        return made


class Front(Entry):
    @property
    def doors(self):
        return [("/enter", "get", self.enter), ("/leave", "post", self.leave)]

    def enter(self): ...

    def leave(self): ...


class Back(Entry):
    @property
    def doors(self):
        return [("/back", "get", self.back)]

    def back(self): ...


class Shop(Application):
    prefix = Unicode("/shop", help="before all paths", config=True)
    title = Unicode(default_value="title", config=True)
    metrics = Bool(False, config=True)
    pages = List(["news", "about"], config=True)
    front = Type(default_value=Front, klass=Entry, config=True)
    back = Type(klass=Back, config=True)

    def start(self):
        app = FastAPI()
        app.include_router(router, prefix=self.prefix)

        app.include_router(self.front().router, prefix=self.prefix)
        app.include_router(self.back().router, prefix=self.prefix)

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
