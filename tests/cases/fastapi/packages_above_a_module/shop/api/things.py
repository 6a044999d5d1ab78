from shop.core.application import app


@app.get("/things")  # $ endpoint="GET /things"
def things():
    return []
