# $ oracle=no: the library is not installed there
"""A library's backend that says who asks refuses where the middleware is told what to answer then, and it does not let strangers by."""

from fastapi import FastAPI
from piccolo_api.session_auth.middleware import SessionsAuthBackend
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.responses import JSONResponse


def refused(request, error):
    return JSONResponse({"detail": str(error)}, status_code=403)


kept, open_to_all, silent = FastAPI(), FastAPI(), FastAPI()


@kept.get("/rooms")  # $ endpoint="GET /kept/rooms" guard=any
def rooms(): ...


@open_to_all.get("/rooms")  # $ endpoint="GET /open/rooms" guard=none
def open_rooms(): ...


@silent.get("/rooms")  # $ endpoint="GET /silent/rooms" guard=none
def silent_rooms(): ...


app = FastAPI()
app.mount("/kept", AuthenticationMiddleware(kept, backend=SessionsAuthBackend(admin_only=True), on_error=refused))
app.mount("/open", AuthenticationMiddleware(open_to_all, backend=SessionsAuthBackend(allow_unauthenticated=True), on_error=refused))
app.mount("/silent", AuthenticationMiddleware(silent, backend=SessionsAuthBackend(allow_unauthenticated=True)))
