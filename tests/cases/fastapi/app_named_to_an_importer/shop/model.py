# $ oracle=no (who uses the library starts it)
from fastapi import FastAPI

app = FastAPI()
