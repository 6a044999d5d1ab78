# $ oracle=no
from fastapi import FastAPI

from v1 import app as v1
from v2 import app as v2

app = FastAPI()
for path, sub in (("/v1", v1), ("/v2", v2)):
    app.mount(path, sub)
