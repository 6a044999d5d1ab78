from factory import create_app

app = create_app("orders")


@app.get("/orders")  # $ endpoint="GET /orders"
def orders(): ...
