# What a template does not leave to the environment is known, whatever the environment says.
import os
from string import Template

from fastapi import FastAPI


def filled(data):
    if isinstance(data, dict):
        return {key: filled(value) for key, value in data.items()}
    if isinstance(data, str):
        return Template(data).safe_substitute(os.environ)
    return data


settings = filled({"server": {"prefix": "/shop", "port": "${SHOP_PORT}"}})
app = FastAPI()


@app.get(settings["server"]["prefix"] + "/items")  # $ endpoint="GET /shop/items"
def items(): ...


@app.get(Template("/${area}/$kind").substitute(os.environ, area="prices", kind="all"))  # $ endpoint="GET /prices/all"
def prices(): ...


@app.get(Template("/cost$$/${kind}").safe_substitute(os.environ, kind="one"))  # $ endpoint="GET /cost$/one"
def cost(): ...
