# $ oracle=no (a server is told this name)
from .factory import create_app, register

app = create_app()
register(app)
