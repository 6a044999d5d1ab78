# A class of dependencies that asks its base, a security scheme, for the token.
from fastapi import Depends, FastAPI, HTTPException, Request, Security
from fastapi.security import OAuth2PasswordBearer, SecurityScopes


class Tokens:
    async def owner(self, token):
        if not token:
            raise HTTPException(status_code=401)
        return token


class Users(OAuth2PasswordBearer):
    def __init__(self, required: bool = True):
        super().__init__(tokenUrl="/token", auto_error=required, scheme_name="Bearer" if required else "OptionalBearer")

    async def process(self, request: Request):
        token = await super().__call__(request)
        return await request.app.state.tokens.owner(token)

    async def __call__(self, request: Request, scopes: SecurityScopes):
        try:
            return await self.process(request)
        except HTTPException:
            if self.auto_error:
                raise
            return None


user = Users()
visitor = Users(required=False)
app = FastAPI()
app.state.tokens = Tokens()


@app.get("/me")  # $ endpoint="GET /me" guard=Users
async def me(who=Security(user, scopes=["me"])): ...


@app.get("/news")  # $ endpoint="GET /news" guard=none
async def news(who=Security(visitor)): ...
