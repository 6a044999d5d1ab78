from server import app as application


@application.post("/m")  # $ endpoint="POST /m"
def m(): ...
