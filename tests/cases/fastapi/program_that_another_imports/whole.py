import uvicorn
from fastapi import APIRouter, FastAPI


class Pages(APIRouter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_api_route("/pages", self.pages)  # $ endpoint="GET /small/pages" endpoint="GET /pages"

    def pages(self): ...


class Whole(FastAPI):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for router in self.parts():
            self.include_router(router)
        self.add_api_route("/whole", whole)  # $ endpoint="GET /whole"

    @staticmethod
    def parts():
        return [Pages(), Settings()]


class Settings(APIRouter):
    def __init__(self):
        super().__init__()
        self.add_api_route("/settings", whole)  # $ endpoint="GET /settings"


def whole(): ...


if __name__ == "__main__":
    app = Whole(title="whole")
    uvicorn.run(app)
