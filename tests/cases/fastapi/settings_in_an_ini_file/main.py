# $ oracle=no (a user copies the sample)
import os
import re
from configparser import ConfigParser

from fastapi import APIRouter, FastAPI

HERE = os.path.dirname(os.path.abspath(__file__))
config = ConfigParser(allow_no_value=True)
config.read(os.path.join(HERE, "shop.ini"), encoding="utf-8")
limits = ConfigParser()
limits.read([os.path.join(HERE, "limits.ini")])
app = FastAPI()
router = APIRouter(prefix=f"{config.get('api', 'prefix')}/v{config['api']['version']}")


@router.get("/all")  # $ endpoint="GET /shop/v2/all"
def everything(): ...


for name, path in limits.items("paths"):
    router.add_api_route(path, lambda: [], name=name)  # $ endpoint="GET /shop/v2/cats" endpoint="GET /shop/v2/dogs"

if config.get("auth", "module") == "local":

    @router.post("/token")  # $ endpoint="POST /shop/v2/token"
    def token(): ...


class UserOrder:
    pass


kebab = re.sub(r"(?<!^)(?=[A-Z])", "-", UserOrder.__name__).lower()
router.add_api_route(f"/{kebab}s", lambda: [])  # $ endpoint="GET /shop/v2/user-orders"
app.include_router(router)
