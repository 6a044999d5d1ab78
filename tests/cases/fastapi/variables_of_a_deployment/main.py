# $ oracle=no: what deploys the program sets the variables
# A variable that has to be set is what the files of a deployment agree on: an image, a compose file, variables under another name.
import os

from fastapi import APIRouter, FastAPI

router = APIRouter()


@router.get("/orders")  # $ endpoint="GET /image/orders" endpoint="GET /old/orders" endpoint="GET /compose/orders" endpoint="GET /listed/orders" endpoint="GET /usual/orders" endpoint="GET /file/orders" endpoint="GET /unset/orders"
def orders(): ...


unknown = APIRouter()


@unknown.get("/unknown")  # $ endpoint="GET /{?}/unknown" confidence=approximate
def not_known(): ...


app = FastAPI()
app.include_router(router, prefix=os.environ["IMAGE_ROOT"])
app.include_router(router, prefix=os.environ["OLD_ROOT"])
app.include_router(router, prefix=os.environ["COMPOSE_ROOT"])
app.include_router(router, prefix=os.environ["LISTED_ROOT"])
app.include_router(router, prefix=os.environ["USUAL_ROOT"])
app.include_router(router, prefix=os.environ["FILE_ROOT"])
app.include_router(unknown, prefix=os.environ["DIFFERENT_ROOT"])
app.include_router(router, prefix=os.environ.get("FILE_ROOT_OR", "/unset"))
