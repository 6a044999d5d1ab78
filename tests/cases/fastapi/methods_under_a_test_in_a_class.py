# A class may define its methods under a test (what a type checker is not to see): they are its methods all the same, `super()` and properties too.
from typing import TYPE_CHECKING, Any, Callable, get_type_hints

from fastapi import APIRouter, FastAPI


class Inferring(APIRouter):
    if not TYPE_CHECKING:

        def add_api_route(self, path: str, endpoint: Callable[..., Any], **kwargs: Any) -> None:
            if kwargs.get("response_model") is None:
                kwargs["response_model"] = get_type_hints(endpoint).get("return")
            return super().add_api_route(path, endpoint, **kwargs)


class Names:
    if not TYPE_CHECKING:

        @property
        def carts(self) -> str:
            return "/carts"

        @staticmethod
        def orders(kind: str) -> str:
            return f"/orders/{kind}"

    for _ in range(1):

        @classmethod
        def items(cls) -> str:
            return "/items"


names = Names()
router = Inferring()


@router.get(names.carts)  # $ endpoint="GET /carts"
def carts() -> list[str]:
    return []


@router.post(names.orders("new"))  # $ endpoint="POST /orders/new"
def order() -> int:
    return 1


@router.get(Names.items())  # $ endpoint="GET /items"
def items() -> int:
    return 1


app = FastAPI()
app.include_router(router)
