# $ oracle=no (ruamel.yaml, mergedeep and deepmerge are not installed there)
# What ruamel reads and what mergedeep and deepmerge make of it: lists replace one another in the first, and become one in the second.
from deepmerge import always_merger
from fastapi import FastAPI
from mergedeep import merge
from ruamel.yaml import YAML

reader = YAML(typ="safe")
with open("base.yaml") as file:
    base = reader.load(file)
later = {"api": {"names": ["b"], "more": True}}
app = FastAPI()


def things(): ...


replaced = merge({}, base, later)["api"]
for name in replaced["names"]:
    app.add_api_route(f"{replaced['prefix']}/{name}", things)  # $ endpoint="GET /v1/b"
joined = always_merger.merge(YAML().load("api:\n  prefix: /v2\n  names: [a]\n"), later)["api"]
for name in joined["names"]:
    app.add_api_route(f"{joined['prefix']}/{name}", things)  # $ endpoint="GET /v2/a" endpoint="GET /v2/b"
