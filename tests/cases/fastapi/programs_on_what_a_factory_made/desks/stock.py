from factory import create_app

app = create_app("stock")


@app.get("/stock")  # $ endpoint="GET /stock"
def stock(): ...
