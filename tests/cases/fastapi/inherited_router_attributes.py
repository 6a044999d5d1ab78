from fastapi import APIRouter, FastAPI


class Base:
    prefix = "/base"

    @classmethod
    def router(cls) -> APIRouter:
        router = APIRouter(prefix=cls.prefix)
        for name, function in cls.routes().items():
            router.add_api_route(f"/{name}", function)  # $ endpoint="GET /base/one" endpoint="GET /child/one" endpoint="GET /child/two"
        return router

    @classmethod
    def routes(cls) -> dict:
        return {"one": cls.one}

    @staticmethod
    def one(): ...


class Child(Base):
    prefix = "/child"

    @classmethod
    def routes(cls) -> dict:
        return {**super().routes(), "two": cls.two}

    @staticmethod
    def two(): ...


app = FastAPI()
for kind in (Base, Child):
    app.include_router(kind.router())
