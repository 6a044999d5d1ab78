# $ oracle=no (needs a server of its own)
from fastapi import Depends, FastAPI
from supertokens_python.recipe.session.framework.fastapi import verify_session

app = FastAPI()


@app.get("/tides")  # $ endpoint="GET /tides" guard=none
async def tides(session=Depends(verify_session(session_required=False))): ...


@app.get("/berths")  # $ endpoint="GET /berths" guard=verify_session
async def berths(session=Depends(verify_session())): ...
