from fastapi import FastAPI

import config
from routers import things

app = FastAPI(root_path=config.ROOT)
app.include_router(things.router, prefix=config.PREFIX)
