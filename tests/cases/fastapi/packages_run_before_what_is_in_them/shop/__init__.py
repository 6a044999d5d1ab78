import settings

settings.prefixes["items"] = "/shop"
