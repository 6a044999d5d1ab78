from server import app


@app.get("/h")  # $ endpoint="GET /h"
def h(): ...
