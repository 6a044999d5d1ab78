from dataclasses import InitVar, dataclass, field

from fastapi import APIRouter, FastAPI


@dataclass
class Area:
    name: str
    base: InitVar[str] = "/api/"
    prefix: str = field(init=False)

    def __post_init__(self, base):
        self.prefix = f"{base.rstrip('/')}/{self.name}"


def show(): ...


app = FastAPI()
for area in (Area("users"), Area("orders", base="/v2")):
    router = APIRouter(prefix=area.prefix)
    router.get("/")(show)  # $ endpoint="GET /api/users/" endpoint="GET /v2/orders/"
    app.include_router(router)
