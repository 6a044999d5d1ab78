from fastapi import APIRouter, FastAPI


class VersionedRouter(APIRouter):
    def __init__(self, version: int, *args, **kwargs):
        super().__init__(*args, prefix=f"/v{version}" + kwargs.pop("prefix", ""), **kwargs)

    def read(self, path: str, **kwargs):
        return self.api_route(path, methods=["GET"], **kwargs)


class Api(FastAPI):
    def __init__(self):
        super().__init__(title="api")
        self.include_router(router)


router = VersionedRouter(3, prefix="/things")


@router.get("/x")  # $ endpoint="GET /v3/things/x"
def x(): ...


app = Api()
