from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    store: str = "s3"


settings = Settings()
