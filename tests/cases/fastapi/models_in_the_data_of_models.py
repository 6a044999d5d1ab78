from fastapi import FastAPI
from pydantic import BaseModel, Field


class Auth(BaseModel):
    path: str = "/login"


class Route(BaseModel):
    path: str
    methods: list[str] = ["GET"]
    auth: Auth = Field(default_factory=Auth)

    @property
    def full(self):
        return f"/api{self.path}"


class Config(BaseModel):
    base_path: str = Field("/", alias="basePath")
    routes: list[Route]
    named: dict[str, "Route"] = {}
    first: Route | None = None


DATA = {
    "basePath": "/base",
    "routes": [{"path": "/users"}, {"path": "/orders", "methods": ["POST"]}],
    "named": {"stock": {"path": "/stock"}},
    "first": {"path": "/first", "auth": {}},
}


def answer(): ...


app = FastAPI()
config = Config.model_validate(DATA)
for route in config.routes:
    app.add_api_route(route.full, answer, methods=route.methods)  # $ endpoint="GET /api/users" endpoint="POST /api/orders"
for name, route in Config(**DATA).named.items():
    app.add_api_route(f"/{name}{route.full}", answer)  # $ endpoint="GET /stock/api/stock"
app.get(config.base_path + config.first.full + config.first.auth.path)(answer)  # $ endpoint="GET /base/api/first/login"
