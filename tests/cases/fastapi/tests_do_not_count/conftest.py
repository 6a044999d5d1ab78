from fastapi import FastAPI

other = FastAPI()


@other.get("/from-conftest")
def from_conftest(): ...
