from fastapi import FastAPI
from starlette.routing import Mount

app = FastAPI()
admin = FastAPI(title="admin")
deep = FastAPI()


@admin.get("/stats")  # $ endpoint="GET /admin/stats"
def stats(): ...


@deep.get("/x")  # $ endpoint="GET /admin/deep/x"
def x(): ...


admin.mount("/deep", deep)
app.mount("/admin", admin, name="admin")


@app.get("/live")  # $ endpoint="GET /live"
def live(): ...
