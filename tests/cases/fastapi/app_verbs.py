from fastapi import FastAPI

app = FastAPI()


@app.get("/items")  # $ endpoint="GET /items" guard=none
def listed(): ...


@app.post("/items")  # $ endpoint="POST /items"
async def created(): ...


@app.put("/items/{item_id}")  # $ endpoint="PUT /items/{item_id}"
def replaced(item_id: int): ...


@app.patch(path="/items/{item_id:int}")  # $ endpoint="PATCH /items/{item_id:int}"
def changed(item_id: int): ...


@app.delete("/items/{item_id}", status_code=204)  # $ endpoint="DELETE /items/{item_id}"
def removed(item_id: int): ...


@app.head("/items")  # $ endpoint="HEAD /items"
def headed(): ...


@app.options("/items")  # $ endpoint="OPTIONS /items"
def optioned(): ...


@app.trace("/items")  # $ endpoint="TRACE /items"
def traced(): ...


@app.get("/files/{name:path}")  # $ endpoint="GET /files/{name:path}"
def file(name: str): ...
