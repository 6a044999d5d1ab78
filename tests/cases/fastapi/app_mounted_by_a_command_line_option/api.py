from fastapi import FastAPI

app = FastAPI()


@app.get("/rails")  # $ endpoint="GET /rails"
def rails(): ...
