from fastapi import APIRouter, FastAPI
from starlette.routing import Mount

router = APIRouter()


@router.get("/x")  # $ endpoint="GET /mounted/x"
def x(): ...


app = FastAPI()
app.mount("/mounted", router)
