# $ oracle=no (the base registers what each plugin names, and the line that is meant is the plugin's)
from fastapi import FastAPI
from plugins import FOUND

app = FastAPI()
for cls in FOUND.get("root", {}).values():
    app.include_router(cls().router)
