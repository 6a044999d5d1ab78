# A copy of a function does what the function does.
import functools
import types

from fastapi import Depends, FastAPI, HTTPException, Request


def copied(source):
    made = types.FunctionType(source.__code__, source.__globals__, name=source.__name__, argdefs=source.__defaults__, closure=source.__closure__)
    made = functools.update_wrapper(made, source)
    made.__kwdefaults__ = source.__kwdefaults__
    return made


def require_key(request: Request):
    if not request.headers.get("x-api-key"):
        raise HTTPException(status_code=401)


require_key_always = copied(require_key)
app = FastAPI()


@app.get("/notes", dependencies=[Depends(require_key_always)])  # $ endpoint="GET /notes" guard=require_key
def notes(): ...
