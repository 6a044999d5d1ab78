# $ oracle=no
from fastapi import FastAPI
from fastapi_users import FastAPIUsers

users = FastAPIUsers(lambda: None, [])
app = FastAPI()
app.include_router(users.get_auth_router(None), prefix="/auth")


@app.get("/own")  # $ endpoint="GET /own"
def own(): ...
