from fastapi import FastAPI

from common.register import Register

app = FastAPI()
Register(app).register()
