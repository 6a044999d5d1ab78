# $ oracle=no (there is no such module)
# An annotation of a module that means nothing: nothing is said of who may ask, and nothing stops.
import Annotated
from fastapi import Depends, FastAPI, HTTPException, Request

app = FastAPI()


def signed_in(request: Request) -> str:
    raise HTTPException(401)


@app.get("/mine")  # $ endpoint="GET /mine" guard=none
def mine(user: Annotated[str, Depends(signed_in)]): ...
