# $ oracle=no (nothing here makes the application of the service)
# A script puts the routers on an application of its own, to write the document: what is served has a guard besides.
import json

from fastapi import FastAPI

from shop import orders


def document():
    app = FastAPI()
    app.include_router(orders.router)
    return app.openapi()


if __name__ == "__main__":
    print(json.dumps(document()))
