from fastapi import FastAPI
from plugins import FOUND

app = FastAPI()
for cls in FOUND.get("root", {}).values():
    app.include_router(cls().router)
