from shop.hooks import hookimpl


@hookimpl
def add_routes(app):
    @app.get("/wishes")  # $ endpoint="GET /wishes"
    def wishes(): ...


@hookimpl(tryfirst=True)
def unknown_hook(app): ...
