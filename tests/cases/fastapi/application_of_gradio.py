# $ oracle=no: gradio is not installed there
"""What a page of gradio's is launched as is a FastAPI application, to which routes are added; a page is mounted on another, too."""

import gradio as gr
from fastapi import FastAPI


class Api:
    def __init__(self, app: FastAPI):
        self.app = app
        self.add_api_route("/sdapi/v1/txt2img", self.made, methods=["POST"])

    def add_api_route(self, path, endpoint, **kwargs):
        return self.app.add_api_route(path, endpoint, **kwargs)  # $ endpoint="POST /sdapi/v1/txt2img"

    def made(self): ...


def create_ui():
    with gr.Blocks(title="pictures") as demo:
        with gr.Tab("one"):
            gr.Textbox()
    return demo


def webui():
    demo = create_ui()
    app, local_url, share_url = demo.queue().launch(prevent_thread_lock=True)
    Api(app)

    @app.get("/health")  # $ endpoint="GET /health"
    def health(): ...


server = FastAPI()
server = gr.mount_gradio_app(server, gr.Interface(fn=str, inputs="text", outputs="text"), path="/ui")


@server.get("/about")  # $ endpoint="GET /about"
def about(): ...


if __name__ == "__main__":
    webui()
