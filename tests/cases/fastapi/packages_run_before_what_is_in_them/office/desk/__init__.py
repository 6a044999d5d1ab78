import settings

settings.prefixes["tickets"] = "/desk"
