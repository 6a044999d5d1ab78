from fastapi import APIRouter, Depends
from fastapi_router_controller import Controller
from shared.who import current_user

controller = Controller(APIRouter())


@controller.resource()
class Single:
    dependencies = [Depends(current_user)]

    @controller.route.get("/one")  # $ endpoint="GET /single/one" guard=current_user
    def one(self): ...
