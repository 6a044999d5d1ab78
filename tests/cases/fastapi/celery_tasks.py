from celery import Celery, shared_task
from fastapi import BackgroundTasks, FastAPI

app = FastAPI()
celery = Celery("jobs")


@celery.task  # $ job=pypi:celery
def resize(name: str): ...


@shared_task(bind=True)  # $ job=pypi:celery
def convert(self, name: str): ...


def copy(): ...


@app.post("/resize")  # $ endpoint="POST /resize"
def enqueue(tasks: BackgroundTasks):
    resize.delay("x")
    convert.apply_async(args=["y"])
    tasks.add_task(copy)
