from fastapi import APIRouter, FastAPI


async def item(request): ...


app = FastAPI()
app.add_route("/items", item, ["POST", "PUT"])  # $ endpoint="POST /items" endpoint="PUT /items"
router = APIRouter(prefix="/v1")
router.add_route("/carts", item, ["PATCH"], "carts")  # $ endpoint="PATCH /v1/carts"
app.include_router(router, prefix="/v1")
app.router.add_route("/stock", item, None)  # $ endpoint="GET /stock"
