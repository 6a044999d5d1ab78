# The list of routes is a list: it is added to, cut, and exchanged.
from fastapi import APIRouter, FastAPI
from starlette.routing import Route


async def plain(request): ...


def router_of(name):
    made = APIRouter()

    @made.get("/" + name)  # $ endpoint="GET /one" endpoint="GET /two" endpoint="GET /three" endpoint="GET /four" endpoint="GET /five"
    def shown(): ...

    return made


app = FastAPI()


@app.get("/gone")
def gone(): ...


@app.get("/replaced")
def replaced(): ...


@app.get("/kept")  # $ endpoint="GET /kept"
def kept(): ...


@app.get("/dropped")
def dropped(): ...


for route in app.routes[:]:
    if route.path == "/gone":
        app.routes.remove(route)

app.router.routes = [route for route in app.router.routes if route.path != "/replaced"]
app.router.routes[:] = [route for route in app.router.routes if getattr(route, "path", None) != "/dropped"]


@app.get("/replaced")  # $ endpoint="GET /replaced"
def replacement(): ...


app.router.routes += router_of("one").routes
app.router.routes += [Route("/plain", plain)]  # $ endpoint="GET /plain"
app.router.routes = [*app.router.routes, *router_of("two").routes]
app.router.routes[:0] = router_of("three").routes
app.router.routes = app.router.routes + router_of("four").routes  # noqa: RUF005
present = {getattr(route, "path", None) for route in app.routes}
app.router.routes.extend(route for route in router_of("five").routes if getattr(route, "path", None) not in present)
