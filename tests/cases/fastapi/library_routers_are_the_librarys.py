# $ oracle=no
from fastapi import APIRouter, FastAPI
from fastapi.staticfiles import StaticFiles
from fastapi_users import FastAPIUsers
from prometheus_client import make_asgi_app
from prometheus_fastapi_instrumentator import Instrumentator
from sqladmin import Admin, ModelView
from strawberry.fastapi import GraphQLRouter

users = FastAPIUsers(lambda: None, [])
app = FastAPI()
app.include_router(users.get_auth_router(None), prefix="/auth")  # $ library="POST /auth/login" library="POST /auth/logout"
app.include_router(GraphQLRouter(None), prefix="/graphql")  # $ library="GET /graphql" library="POST /graphql" library="WS /graphql"
app.mount("/raw", make_asgi_app())  # $ library="ALL /raw"
app.mount("/static", StaticFiles(directory="static"))
nested = APIRouter(prefix="/v1")
nested.include_router(users.get_register_router(None, None), prefix="/auth")  # $ library="POST /api/v1/auth/register"
app.include_router(nested, prefix="/api")
Instrumentator(excluded_handlers=["/metrics"]).instrument(app).expose(app, endpoint="/numbers")  # $ library="GET /numbers"


class UserAdmin(ModelView, model=object): ...


class Panel(Admin): ...


Panel(app, None, base_url="/panel").add_view(UserAdmin)


@app.get("/own")  # $ endpoint="GET /own"
def own(): ...
