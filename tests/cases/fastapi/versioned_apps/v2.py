from fastapi import FastAPI

from v1 import x

app = FastAPI(version="2")
app.get("/x")(x)
