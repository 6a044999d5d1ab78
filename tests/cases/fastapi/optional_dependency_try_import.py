# $ oracle=no
from fastapi import FastAPI

app = FastAPI()
try:
    import acme_metrics
except ImportError:
    acme_metrics = None

if acme_metrics:

    @app.get("/metrics")  # $ endpoint="GET /metrics" confidence=conditional
    def metrics(): ...


@app.get("/live")  # $ endpoint="GET /live"
def live(): ...
