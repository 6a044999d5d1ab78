ORDERS = "/orders"
PREFIXES = {"panel": "/panel"}
