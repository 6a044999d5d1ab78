from shop.server import app as app
