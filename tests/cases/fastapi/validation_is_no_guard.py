from fastapi import Depends, FastAPI, HTTPException


def validate_user(name: str = "x"):
    if len(name) > 40:
        raise HTTPException(status_code=422, detail="name too long")
    return name


def authorship(book: str = "b"):
    return {"author": book}


def find_item(item_id: int):
    if item_id > 10:
        raise HTTPException(status_code=404)
    return item_id


app = FastAPI()


@app.post("/users")  # $ endpoint="POST /users" guard=none
def users(user=Depends(validate_user)): ...


@app.get("/books")  # $ endpoint="GET /books" guard=none
def books(author=Depends(authorship)): ...


@app.get("/items/{item_id}")  # $ endpoint="GET /items/{item_id}" guard=none
def item(item=Depends(find_item)): ...
