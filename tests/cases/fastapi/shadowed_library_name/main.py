import jwt
from fastapi import Depends, FastAPI

app = FastAPI()


@app.get("/a")  # $ endpoint="GET /a" guard=none
def a(token=Depends(jwt.decode)): ...
