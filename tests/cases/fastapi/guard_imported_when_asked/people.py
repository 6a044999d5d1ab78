from fastapi import HTTPException


def of_request(request):
    held = request.headers.get("authorization")
    if not held:
        raise HTTPException(status_code=401)
    return held
