from fastapi import APIRouter, FastAPI

router = APIRouter(prefix="/m")
WRITES = ["PUT", "PATCH"]


@router.api_route("/a", methods=["GET", "POST"])  # $ endpoint="GET /m/a" endpoint="POST /m/a"
def a(): ...


@router.api_route("/b", methods=WRITES)  # $ endpoint="PUT /m/b" endpoint="PATCH /m/b"
def b(): ...


@router.api_route("/c")  # $ endpoint="GET /m/c"
def c(): ...


app = FastAPI()
app.include_router(router)
