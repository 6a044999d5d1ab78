from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request


async def verify_session(request: Request):
    if not request.cookies.get("session"):
        raise HTTPException(status_code=401)


public = APIRouter(prefix="/auth")
private = APIRouter(prefix="/auth", dependencies=[Depends(verify_session)])


@public.post("/login")  # $ endpoint="POST /auth/login" guard=none
def login(): ...


@private.post("/logout")  # $ endpoint="POST /auth/logout" guard=verify_session
def logout(): ...


app = FastAPI()
app.include_router(public)
app.include_router(private)
