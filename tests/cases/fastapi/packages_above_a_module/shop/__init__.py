from shop.core.application import app


@app.get("/health")  # $ endpoint="GET /health"
def health():
    return "ok"
