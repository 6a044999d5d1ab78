ROOT = "/root"
