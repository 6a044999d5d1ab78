import inspect

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request


def signed_in(request: Request):
    if "authorization" not in request.headers:
        raise HTTPException(401)


def controller(router):
    def decorate(cls):
        inner = APIRouter()
        numbered = {route.endpoint: (number, route) for number, route in enumerate(router.routes)}
        taken = []
        for _, function in inspect.getmembers(cls, inspect.isfunction):
            found = numbered.get(function)
            if found is None:
                continue
            _, route = found
            route.path = route.path[len(router.prefix) :]
            router.routes.remove(route)
            taken.append(found)
            old = inspect.signature(route.endpoint)
            first, *rest = old.parameters.values()
            route.endpoint.__signature__ = old.replace(parameters=[first.replace(default=Depends(cls)), *rest])
        inner.routes = [route for _, route in sorted(taken, key=lambda pair: pair[0])]
        prefix, router.prefix = router.prefix, ""
        router.include_router(inner, prefix=prefix)
        return cls

    return decorate


router = APIRouter(prefix="/orders")


@controller(router)
class Orders:
    def __init__(self, who=Depends(signed_in)):
        self.who = who

    @router.get("")  # $ endpoint="GET /orders" guard=signed_in
    def all_of_them(self): ...

    @router.put("/{order}")  # $ endpoint="PUT /orders/{order}" guard=signed_in
    def change(self): ...


app = FastAPI()
app.include_router(router)
