from fastapi import APIRouter, FastAPI

app = FastAPI()
router = APIRouter(prefix="/a")


@router.get("/x")  # $ endpoint="GET /a/x"
def ax(): ...


app.include_router(router)
router = APIRouter(prefix="/b")


@router.get("/x")  # $ endpoint="GET /b/x"
def bx(): ...


app.include_router(router)
