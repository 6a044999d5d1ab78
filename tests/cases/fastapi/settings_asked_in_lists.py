# $ oracle=no (no environment is set there)
# A question to a list whose answer only a setting decides is a setting's: what stands under it is registered once it says otherwise.
import os

from fastapi import FastAPI

app = FastAPI()

if all([os.getenv("CLIENT_ID"), os.getenv("CLIENT_SECRET")]):

    @app.get("/sign-in")  # $ endpoint="GET /sign-in" confidence=conditional
    def sign_in(): ...


if any(os.getenv(name, "no") == "yes" for name in ("WITH_MAIL", "WITH_POST")):

    @app.get("/mail")  # $ endpoint="GET /mail" confidence=conditional
    def mail(): ...


if not any([os.getenv("CLOSED")]):

    @app.get("/open")  # $ endpoint="GET /open"
    def opened(): ...


if all(os.getenv(name, "yes") == "yes" for name in ("WITH_PAGES", "WITH_FORMS")):

    @app.get("/pages")  # $ endpoint="GET /pages"
    def pages(): ...


if any(name == "c" for name in "ab"):

    @app.get("/never")
    def never(): ...
