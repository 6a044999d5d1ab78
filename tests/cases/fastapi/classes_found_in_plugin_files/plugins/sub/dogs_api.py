from base import Base, api_endpoint


class Dogs(Base):
    name = "dogs"

    @api_endpoint("/list", methods=["GET"])
    async def list(self): ...  # $ endpoint="GET /dogs/list"
