from fastapi import APIRouter, FastAPI


class UserView:
    def __init__(self, service: str):
        self.service = service
        self.router = APIRouter(prefix="/users")
        self.router.add_api_route("/", self.list, methods=["GET"])  # $ endpoint="GET /users/"
        self.router.add_api_route("/{user_id}", self.get, methods=["GET"])  # $ endpoint="GET /users/{user_id}"

    def list(self): ...

    def get(self, user_id: int): ...


view = UserView("s")
app = FastAPI()
app.include_router(view.router)
