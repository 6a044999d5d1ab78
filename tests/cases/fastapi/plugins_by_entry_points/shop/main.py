# $ oracle=no (the plugins would have to be installed)
from importlib.metadata import entry_points

import pkg_resources
from fastapi import FastAPI

app = FastAPI()
for point in entry_points(group="shop.routers"):
    app.include_router(point.load(), prefix="/" if point.name == "none" else "")

for setup in [point.load() for point in entry_points().select(group="shop.setups")]:
    setup(app)

for point in pkg_resources.iter_entry_points("shop.legacy"):
    app.include_router(point.load().router, prefix=f"/{point.name}")
