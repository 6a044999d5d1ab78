from fastapi import APIRouter, FastAPI
from pydantic import BaseModel


class Cat(BaseModel):
    name: str


class Dog(BaseModel):
    name: str


class CrudRouter(APIRouter):
    def __init__(self, schema, prefix=None, delete=True):
        super().__init__(prefix=prefix or f"/{schema.__name__.lower()}", tags=[schema.__name__])
        self.schema = schema
        self.add_api_route("", self._all, methods=["GET"])  # $ endpoint="GET /cat" endpoint="GET /hounds"
        self.add_api_route("/{item_id}", self._one, methods=["GET"])  # $ endpoint="GET /cat/{item_id}" endpoint="GET /hounds/{item_id}"
        if delete:
            self.add_api_route("/{item_id}", self._drop, methods=["DELETE"])  # $ endpoint="DELETE /cat/{item_id}"

    def _all(self): ...

    def _one(self, item_id: int): ...

    def _drop(self, item_id: int): ...


app = FastAPI()
app.include_router(CrudRouter(Cat))
app.include_router(CrudRouter(Dog, prefix="/hounds", delete=False))
