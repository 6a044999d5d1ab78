from fastapi import Header, HTTPException


def current_user(authorization: str = Header(None)):
    if authorization is None:
        raise HTTPException(status_code=401)
    return authorization
