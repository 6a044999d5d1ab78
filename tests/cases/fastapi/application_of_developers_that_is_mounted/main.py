from fastapi import FastAPI
from shop import app as shop

app = FastAPI()
app.mount("/api", shop)
