from fastapi import APIRouter

post_controller = APIRouter(prefix="/posts")


@post_controller.post("")  # $ endpoint="POST /posts"
def write_post(): ...
