# Middleware that refuses where it is asked to, and passes on what others say of a missing cookie after the answer.
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI()


class NoCredentialsError(Exception): ...


class NotConfirmedError(Exception): ...


class RenewCookie:
    async def __call__(self, request: Request, call_next):
        cookie = request.cookies.get("session")
        try:
            if self.wanted(request):
                self.check(request)
            response = await call_next(request)
            if not cookie:
                return response
            user = getattr(request.state, "user", None)
            if not user:
                return response
            if self.wanted(request) and not user.confirmed:
                raise NotConfirmedError
            return response
        except NotConfirmedError as error:
            return JSONResponse({"error": str(error)}, 403)
        except NoCredentialsError as error:
            return JSONResponse({"error": str(error)}, 401)

    def check(self, request):
        header = request.headers.get("Authorization")
        if request.cookies.get("session") is None and (header is None or not header.startswith("Bearer ")):
            raise NoCredentialsError

    def wanted(self, request):
        path = request.url.path
        return path.startswith("/api") and path not in ("/api/config", "/api/login")


app.middleware("http")(RenewCookie())


@app.get("/live")  # $ endpoint="GET /live" guard=none
def live(): ...


@app.get("/api/config")  # $ endpoint="GET /api/config" guard=none
def config(): ...


@app.get("/api/notes")  # $ endpoint="GET /api/notes" guard=RenewCookie
def notes(): ...
