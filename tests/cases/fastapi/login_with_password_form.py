from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordRequestForm

app = FastAPI()


def authenticate(username: str, password: str):
    return username if password == "x" else None


@app.post("/login")  # $ endpoint="POST /login" guard=none
def login(form: OAuth2PasswordRequestForm = Depends()):
    user = authenticate(form.username, form.password)
    if not user:
        raise HTTPException(status_code=401, detail="wrong password")
    return {"access_token": user}
