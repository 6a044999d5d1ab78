from fastapi import APIRouter, FastAPI


class Listing:
    def register_list(self, router):
        router.add_api_route(self.path, self.listed)  # $ endpoint="GET /cats" endpoint="GET /dogs"

    def listed(self): ...


class Creating:
    def register_create(self, router):
        router.add_api_route(self.path, self.created, methods=["POST"])  # $ endpoint="POST /dogs"

    def created(self): ...


class Cats(Listing):
    path = "/cats"


class Dogs(Listing, Creating):
    path = "/dogs"


app = FastAPI()
router = APIRouter()
for view in (Cats(), Dogs()):
    view.register_list(router)
    if isinstance(view, Creating):
        view.register_create(router)
app.include_router(router)
