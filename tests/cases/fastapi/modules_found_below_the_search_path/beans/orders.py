from registry import app


@app.get("/orders")  # $ endpoint="GET /orders"
def orders(): ...
