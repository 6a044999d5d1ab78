from fastapi import APIRouter
from fastapi_router_controller import Controller

controller = Controller(router=APIRouter(prefix="/bills"))


@controller.use()
@controller.resource()
class Bills:
    @controller.route.delete("/{id}")  # $ endpoint="DELETE /bills/{id}" guard=none
    def gone(self, id: int): ...
