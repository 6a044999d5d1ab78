# $ oracle=no (who installs the package makes the application)
from fastapi import APIRouter, FastAPI

from settings_of_the_user import Settings

router = APIRouter()


@router.get("/status")  # $ endpoint="GET /api/status"
def status(): ...


class Base(FastAPI):
    def __init__(self, title: str = "Core") -> None:
        super().__init__(title=title)
        self.include_router(router, prefix="/api")


class Core(Base):
    def __init__(self, settings: Settings) -> None:
        super().__init__(title=settings.title)

        @self.get("/about")  # $ endpoint="GET /about"
        def about(): ...
