from registry import app


@app.get("/stock")  # $ endpoint="GET /stock"
def stock(): ...
