from fastapi import APIRouter
from fastapi_router_controller import Controller

controller = Controller(APIRouter())


@controller.resource()
class Parent:
    @controller.route.get("/parent")  # $ endpoint="GET /users/parent" guard=current_user
    def of_parent(self): ...
