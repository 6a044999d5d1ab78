# What a dependency keeps on the request, so as not to make it twice, is no credential when it is missing.
from fastapi import Depends, FastAPI, HTTPException, Request

app = FastAPI()


class Accounts:
    @classmethod
    async def of(cls, request):
        return cls()

    async def name(self):
        return None


app.state.accounts = Accounts.of


async def accounts(request: Request):
    found = getattr(request.state, "user_accounts", None)
    if found:
        return found
    found = await request.app.state.accounts(request)
    if found is None:
        raise ValueError("no accounts")
    request.state.user_accounts = found
    return found


async def account_name(request: Request):
    kept = await accounts(request)
    return await kept.name()


async def signed_in(request: Request):
    user = getattr(request.state, "user", None)
    if user:
        return user
    token = request.headers.get("authorization")
    if not token:
        raise HTTPException(status_code=401)
    request.state.user = token
    return token


async def known(request: Request):
    if getattr(request.state, "user", None) is None:
        raise HTTPException(status_code=401)
    return request.state.user


@app.get("/notes")  # $ endpoint="GET /notes" guard=none
async def notes(name=Depends(account_name)):
    return []


@app.get("/own")  # $ endpoint="GET /own" guard=signed_in
async def own(user=Depends(signed_in)):
    return []


@app.get("/known")  # $ endpoint="GET /known" guard=known
async def known_ones(user=Depends(known)):
    return []
