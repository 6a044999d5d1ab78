from fastapi import Depends, FastAPI, Header, HTTPException


def has_permission(name: str):
    def check(x_permissions: str = Header("")):
        if name not in x_permissions.split(","):
            raise HTTPException(status_code=403, detail=f"needs {name}")

    return check


app = FastAPI()


@app.delete("/users/{id}", dependencies=[Depends(has_permission("users:delete"))])  # $ endpoint="DELETE /users/{id}" guard=any
def delete(id: int): ...


@app.get("/users")  # $ endpoint="GET /users" guard=none
def users(): ...
