# $ oracle=no (the program starts by a command that serves)
import uvicorn


def serve(port: int) -> None:
    uvicorn.run("shop.server.live:app", port=port)
