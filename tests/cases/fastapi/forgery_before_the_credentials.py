# $ oracle=no (the token against forgery, which a stranger has, is not sent there)
# A request has the token against forgery whoever sends it; what stands behind that check asks who it is.
import secrets

from fastapi import Depends, FastAPI, HTTPException, Request


def not_forged(request: Request):
    sent, kept = request.headers.get("X-CSRF-TOKEN"), request.cookies.get("csrf_token")
    if not sent or not kept or not secrets.compare_digest(sent, kept):
        raise HTTPException(status_code=403, detail="CSRF token mismatch")


def signed_in(request: Request):
    sent, kept = request.headers.get("X-CSRF-TOKEN"), request.cookies.get("csrf_token")
    if not sent or not kept or not secrets.compare_digest(sent, kept):
        raise HTTPException(status_code=403, detail="CSRF token mismatch")
    session = request.cookies.get("access_token")
    if not session:
        raise HTTPException(status_code=401)
    return session


app = FastAPI()


@app.post("/votes")  # $ endpoint="POST /votes" guard=none
def vote(checked=Depends(not_forged)): ...


@app.post("/letters")  # $ endpoint="POST /letters" guard=signed_in
def letter(who=Depends(signed_in)): ...
