from fastapi import APIRouter

order_controller = APIRouter(prefix="/orders")


@order_controller.get("/{order_id}")  # $ endpoint="GET /orders/{order_id}"
def read_order(order_id: int): ...
