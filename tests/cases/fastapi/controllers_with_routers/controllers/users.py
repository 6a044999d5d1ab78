from fastapi import APIRouter, Depends
from fastapi_router_controller import Controller
from shared.parent import Parent
from shared.who import current_user

controller = Controller(APIRouter(prefix="/users"), openapi_tag={"name": "users"})


@controller.use()
@controller.resource()
class Users(Parent):
    def __init__(self, user: str = Depends(current_user)):
        self.user = user

    @controller.route.get("/")  # $ endpoint="GET /users/" guard=current_user
    def listed(self): ...

    @controller.router.post("/{id}")  # $ endpoint="POST /users/{id}" guard=current_user
    def changed(self, id: int): ...
