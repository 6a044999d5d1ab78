# Names are made by patterns: what they find, where they cut, and what a function answers for each match.
import re

from fastapi import FastAPI


class UserOrderItem: ...


def answer(): ...


def dashed(name):
    return "-".join(part.lower() for part in re.findall(r"[A-Z][a-z]*", name))


app = FastAPI()
app.add_api_route("/" + dashed(UserOrderItem.__name__), answer)  # $ endpoint="GET /user-order-item"
for name in re.split(r"[,;]\s*", "cats, dogs;birds"):
    app.add_api_route(f"/{name}", answer)  # $ endpoint="GET /cats" endpoint="GET /dogs" endpoint="GET /birds"
app.add_api_route(re.sub(r"<(\w+)>", lambda match: "{" + match.group(1) + "}", "/orders/<order>/<item>"), answer)  # $ endpoint="GET /orders/{order}/{item}"
for found in re.finditer(r"(?P<verb>GET|PUT) (?P<path>\S+)", "GET /one PUT /two"):
    app.add_api_route(found["path"], answer, methods=[found.group("verb")])  # $ endpoint="GET /one" endpoint="PUT /two"
for verb, path in re.findall(r"(GET|PUT) (\S+)", "GET /three PUT /four"):
    app.add_api_route(path, answer, methods=[verb])  # $ endpoint="GET /three" endpoint="PUT /four"
