from fastapi import APIRouter, FastAPI

KINDS = {}


class ByKind(type):
    def __new__(mcs, name, bases, members):
        made = super().__new__(mcs, name, bases, members)
        if bases:
            KINDS[made.kind] = made
        return made


class Resource(metaclass=ByKind):
    kind = ""

    def __init__(self, router):
        router.add_api_route(f"/{self.kind}/all", lambda: [])  # $ endpoint="GET /cats/all" endpoint="GET /dogs/all"


class Cats(Resource):
    kind = "cats"


class Dogs(Resource):
    kind = "dogs"


class Listed(type):
    views = []

    def __init__(cls, name, bases, members):
        super().__init__(name, bases, members)
        if members.get("path"):
            Listed.views.append(cls)


class View(metaclass=Listed):
    path = None


class Birds(View):
    path = "/birds"

    def get(self): ...


class Plain(type):
    def __new__(cls, name, bases, members):
        members["prefix"] = "/" + name.lower()
        return type.__new__(cls, name, bases, members)


class Fish(metaclass=Plain):
    pass


class Single(type):
    _instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Server(metaclass=Single):
    def __init__(self):
        self.app = FastAPI()


router = APIRouter()
for resource in KINDS.values():
    resource(router)
for view in Listed.views:
    router.add_api_route(view.path, view().get)  # $ endpoint="GET /birds"
router.add_api_route(Fish.prefix, lambda: [])  # $ endpoint="GET /fish"
Server().app.include_router(router)
app = Server().app
