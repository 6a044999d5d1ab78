# $ oracle=no (nothing is given there, and everybody is let by)
"""A guard inside a factory asks the application that the factory makes; whoever makes it gives it users, or none."""

from fastapi import Depends, FastAPI, HTTPException, Request


class Site(FastAPI):
    def __init__(self, users=None):
        super().__init__()
        self.users = users


def create(users=None):
    app = Site(users)

    def checked(request: Request):
        if app.users is not None and request.headers.get("x-token") not in app.users:
            raise HTTPException(401)

    def narrowed(roles=None):
        def check(request: Request):
            if roles is not None and request.headers.get("x-role") not in roles:
                raise HTTPException(401)

        return check

    @app.get("/orders", dependencies=[Depends(checked)])  # $ endpoint="GET /orders" guard=checked
    def orders():
        return []

    @app.get("/things", dependencies=[Depends(narrowed())])  # $ endpoint="GET /things" guard=none
    def things():
        return []

    return app


app = create()
