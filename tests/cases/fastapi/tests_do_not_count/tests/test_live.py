from fastapi import FastAPI

stub = FastAPI()


@stub.get("/from-test")
def from_test(): ...
