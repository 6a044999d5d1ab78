from shop.server.factory import create_app, register_routes

app = create_app()
register_routes(app)
