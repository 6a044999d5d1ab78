from fastapi import FastAPI


def register(app):
    from routers.users import router as users_router
    from routers import teams

    app.include_router(users_router)
    app.include_router(teams.router)


def create_app():
    app = FastAPI()
    register(app)
    return app


app = create_app()
