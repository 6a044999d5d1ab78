from fastapi import APIRouter, FastAPI


class Registered(type):
    views = []

    def __new__(mcs, name, bases, members, **options):
        cls = super().__new__(mcs, name, bases, members)
        if options.get("prefix"):
            cls.prefix = options["prefix"]
            mcs.views.append(cls)
        return cls

    def __init__(cls, name, bases, members, **options):
        super().__init__(name, bases, members)


class View(metaclass=Registered):
    def routes(self):
        router = APIRouter(prefix=self.prefix)
        router.get("/")(self.show)  # $ endpoint="GET /users/"
        return router


class Users(View, prefix="/users"):
    def show(self): ...


app = FastAPI()
for view in Registered.views:
    app.include_router(view().routes())
