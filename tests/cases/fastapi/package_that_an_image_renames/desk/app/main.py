# $ oracle=no (only an image has the package under this name)
from common.web.applications import create_service

from app.routes import router

app = create_service("desk", routers=[router])


@app.get("/jobs")  # $ endpoint="GET /jobs"
def jobs(): ...
