ROOT = "/behind-a-proxy"
VERSION = 2
PREFIX = f"/api/v{VERSION}"
