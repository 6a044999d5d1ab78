# A package of the program's own may be called like a module of the standard library: the folder of the program comes first on the search path,
# and `profile.router` can be no part of the standard library's `profile`.
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import core.routes as core_routes
from fastapi import FastAPI

app = FastAPI()
app.include_router(core_routes.router)
