from typing import Annotated

from fastapi import Depends, HTTPException, Request, status


async def get_current_user(request: Request) -> str:
    token = request.headers.get("Authorization")
    if token is None:
        raise HTTPException(status_code=status.HTTP_401_UNAUTHORIZED, detail="Not authenticated")
    return token


async def track(request: Request) -> None:
    request.state.seen = True


tracked = Depends(track)
CurrentUser = Annotated[str, Depends(get_current_user)]


def get_current_admin(user: CurrentUser) -> str:
    return user


AdminDep = Depends(get_current_admin)
